package dev.crmkit.access.internal.record;

import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.DraftResult;
import dev.crmkit.access.internal.draft.OwnerResolver;
import dev.crmkit.access.internal.draft.RecordInput;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates the records of one call. All are drafted before the first is written: a new record
 * depends on earlier ones of the call only by its id.
 */
final class RecordCreation<I extends RecordId, R extends CrmRecord, V extends RecordView, N, E> {

  private final CallContext<WriteTransaction> call;
  private final RecordModel<I, R, V, N, E> model;
  private final List<N> given;
  private final RecordViews views;
  private final List<DraftResult<R>> created = new ArrayList<>();

  /** The ids of the new records: as named or random. */
  private final Iterator<I> ids;

  /** Those of the ids that are in use, also by records that this call has created. */
  private final Set<I> taken;

  RecordCreation(
      CallContext<WriteTransaction> call, RecordModel<I, R, V, N, E> model, List<N> given) {
    this.call = call;
    this.model = model;
    this.given = given;
    this.views = new RecordViews(call);
    List<I> all = given.stream().map(this::namedOrRandom).toList();
    this.ids = all.iterator();
    this.taken = new HashSet<>(call.tx().taken(new HashSet<>(all)));
  }

  private I namedOrRandom(N item) {
    I named = model.ofNew(item).id();
    return named != null ? named : model.id(call.randomId(number -> false));
  }

  V create() {
    V view = draft(given.get(0));
    write();
    return view;
  }

  List<Outcome<V>> createMany() {
    Set<ClientId> clients = new LinkedHashSet<>();
    given.forEach(item -> Optional.ofNullable(model.ofNew(item).client()).ifPresent(clients::add));
    call.tx().lock(clients);
    views.prepareClients(clients);
    List<Outcome<V>> outcomes = new ArrayList<>(given.size());
    for (N item : given) {
      outcomes.add(
          BulkOperation.outcome(
              Optional.ofNullable(model.ofNew(item).id()),
              () -> {
                V view = draft(item);
                return new Outcome.Done<>(Optional.of(view.id()), view);
              }));
    }
    write();
    return outcomes;
  }

  /** Drafts the next record. */
  private V draft(N item) {
    I candidate = ids.next();
    RecordInput<I> input = model.ofNew(item);
    if (input.client() != null) {
      call.requireVisible(input.client());
    }
    call.require(Decisions.decideCreateRecord(call.actor()));
    DraftContext draft = call.newDraft();
    User owner = call.actor();
    if (input.owner() != null) {
      User named =
          OwnerResolver.resolve(call.org(), owner, input.owner(), null, draft.violations());
      owner = named == null ? owner : named;
    }
    I id = unused(candidate, input, draft.violations());
    DraftResult<R> result = model.created(draft, id, owner, call.actor().ref(), item);
    draft.violations().throwIfAny();
    taken.add(id);
    created.add(result);
    return model.view(views, result.record());
  }

  private I unused(I candidate, RecordInput<I> input, Violations violations) {
    if (!taken.contains(candidate)) {
      return candidate;
    }
    if (input.id() == null) {
      return model.id(call.randomId(number -> isTaken(model.id(number))));
    }
    violations.add("id", ViolationCode.TAKEN, candidate.key(), "an id that was never used");
    return candidate;
  }

  private boolean isTaken(I id) {
    return taken.contains(id) || call.tx().isTaken(id);
  }

  private void write() {
    call.tx().insertAll(created.stream().map(DraftResult::record).toList());
    for (DraftResult<R> result : created) {
      R record = result.record();
      List<Change> changes = new ArrayList<>(result.contentChanges());
      changes.addAll(result.stageChanges());
      RecordWrites.append(call, record, record.portfolio(), record, EventType.CREATE, changes);
    }
  }
}

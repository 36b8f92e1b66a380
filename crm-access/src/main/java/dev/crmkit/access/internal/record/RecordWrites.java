package dev.crmkit.access.internal.record;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.draft.AttributeDiff;
import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.internal.draft.DraftResult;
import dev.crmkit.access.internal.draft.OwnerResolver;
import dev.crmkit.access.internal.draft.RecordInput;
import dev.crmkit.access.internal.draft.Records;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates, edits and assigns records of one kind in a transaction. Checks are made in the order of
 * rules.md A1: found, allowed, current, valid. Nothing is written before all checks have passed.
 */
public final class RecordWrites<
    I extends RecordId, R extends CrmRecord, V extends RecordView, N, E> {

  private final RecordModel<I, R, V, N, E> model;

  public RecordWrites(RecordModel<I, R, V, N, E> model) {
    this.model = model;
  }

  public V create(CallContext<WriteTransaction> call, N given) {
    return new RecordCreation<>(call, model, List.of(given)).create();
  }

  public List<Outcome<V>> createMany(CallContext<WriteTransaction> call, List<N> given) {
    return new RecordCreation<>(call, model, given).createMany();
  }

  public V edit(CallContext<WriteTransaction> call, E edit) {
    if (model.ofEdit(edit).client() != null) {
      call.tx().lock(idsIn(List.of(edit)));
    }
    return edit(call, new RecordViews(call), edit);
  }

  /** Edits records that are all locked before the first is changed. */
  public List<Outcome<V>> editMany(CallContext<WriteTransaction> call, List<E> edits) {
    Set<RecordId> ids = idsIn(edits);
    call.tx().lock(ids);
    RecordViews views = viewsOfLocked(call, ids);
    return BulkOperation.each(
        edits, edit -> model.ofEdit(edit).id(), edit -> edit(call, views, edit));
  }

  /** Returns the records that some edits change, and the clients that they name. */
  private Set<RecordId> idsIn(List<E> edits) {
    Set<RecordId> ids = new LinkedHashSet<>();
    for (E edit : edits) {
      RecordInput<I> input = model.ofEdit(edit);
      if (input.id() != null) {
        ids.add(input.id());
      }
      if (input.client() != null) {
        ids.add(input.client());
      }
    }
    return ids;
  }

  private V edit(CallContext<WriteTransaction> call, RecordViews views, E edit) {
    RecordInput<I> input = model.ofEdit(edit);
    R current = model.type().cast(call.requireVisible(required(input.id())));
    ClientId client = input.client();
    if (client != null && !current.clientId().equals(Optional.of(client))) {
      call.requireVisible(client);
    }
    call.require(Decisions.decide(call.org(), call.actor(), Action.EDIT, current));
    DraftContext draft = call.newDraft();
    User recipient = recipient(call, current, input.owner(), draft.violations());
    requireCurrent(current, input.version());
    DraftResult<R> result = model.edited(draft, current, edit);
    draft.violations().throwIfAny();
    return model.view(views, write(call, current, result, recipient));
  }

  private I required(@Nullable I id) {
    if (id == null) {
      throw new InvalidException(
          "id", ViolationCode.REQUIRED, null, "the id of a " + model.kind().word());
    }
    return id;
  }

  public V assign(CallContext<WriteTransaction> call, I id, UserId owner, @Nullable Long version) {
    return assign(call, new RecordViews(call), id, owner, version);
  }

  /** Assigns records that are all locked before the first is changed. */
  public List<Outcome<V>> assignMany(
      CallContext<WriteTransaction> call, List<I> ids, UserId owner) {
    call.tx().lock(ids);
    RecordViews views = viewsOfLocked(call, ids);
    return BulkOperation.each(ids, id -> id, id -> assign(call, views, id, owner, null));
  }

  private V assign(
      CallContext<WriteTransaction> call,
      RecordViews views,
      I id,
      UserId owner,
      @Nullable Long version) {
    R current = model.type().cast(call.requireVisible(id));
    Violations violations = new Violations();
    User recipient = recipient(call, current, owner, violations);
    requireCurrent(current, version);
    violations.throwIfAny();
    return model.view(views, write(call, current, DraftResult.of(current), recipient));
  }

  /** Refuses a change that is based on another version than the current one (rules.md E7). */
  static void requireCurrent(CrmRecord record, @Nullable Long version) {
    if (version != null && version != record.version()) {
      throw new ConflictException(record.id(), version, record.version());
    }
  }

  /** Returns the new owner, if one is named whom the actor may name; null if the owner stays. */
  private static @Nullable User recipient(
      CallContext<?> call, CrmRecord record, @Nullable UserId named, Violations violations) {
    if (named == null) {
      return null;
    }
    call.require(Decisions.decide(call.org(), call.actor(), Action.ASSIGN, record));
    User owner = call.org().ownerOf(record.portfolio());
    User recipient = OwnerResolver.resolve(call.org(), call.actor(), named, owner, violations);
    return recipient == null || recipient.id().equals(owner.id()) ? null : recipient;
  }

  /** Writes all changes as one new version, with an event for each type of change. */
  private R write(
      CallContext<WriteTransaction> call,
      R current,
      DraftResult<R> result,
      @Nullable User recipient) {
    if (result.contentChanges().isEmpty() && result.stageChanges().isEmpty() && recipient == null) {
      return current;
    }
    PortfolioId portfolio = recipient == null ? current.portfolio() : recipient.portfolio();
    R next = Records.next(result.record(), portfolio, call.now());
    call.tx().update(next);
    append(call, next, current.portfolio(), current, EventType.EDIT, result.contentChanges());
    if (recipient != null) {
      AttributeDiff owner = new AttributeDiff();
      owner.add(
          "owner", call.org().ownerOf(current.portfolio()).id().value(), recipient.id().value());
      append(call, next, portfolio, current, EventType.ASSIGN, owner.changes());
    }
    append(call, next, portfolio, next, EventType.STAGE, result.stageChanges());
    return next;
  }

  /**
   * Appends an event, unless there are no changes.
   *
   * @param portfolio the portfolio of the record after the event
   * @param stagesOf the version of the record that has the stages after the event
   */
  static void append(
      CallContext<WriteTransaction> call,
      CrmRecord record,
      PortfolioId portfolio,
      CrmRecord stagesOf,
      EventType type,
      List<Change> changes) {
    if (!changes.isEmpty()) {
      call.tx()
          .append(
              call.event(record.id(), type)
                  .changes(changes)
                  .portfolio(portfolio)
                  .stages(Stages.shown(call.tx().org(), stagesOf.stages()))
                  .version(record.version())
                  .build());
    }
  }

  /** Returns views that have read the clients of all the records at once. */
  private static RecordViews viewsOfLocked(
      CallContext<WriteTransaction> call, Collection<? extends RecordId> locked) {
    RecordViews views = new RecordViews(call);
    views.prepare(locked.stream().flatMap(id -> call.tx().record(id).stream()).toList());
    return views;
  }
}

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
import dev.crmkit.access.view.RecordView;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.ConflictException;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates, edits and assigns records of one kind inside a transaction, asking in the order of
 * rules.md A1: found, allowed, current, valid. Nothing is written before all of it is answered.
 */
public final class RecordWrites<
    I extends RecordId, R extends CrmRecord, V extends RecordView, N, E> {

  private final RecordModel<I, R, V, N, E> model;

  public RecordWrites(RecordModel<I, R, V, N, E> model) {
    this.model = model;
  }

  public V create(CallContext<WriteTransaction> call, N given) {
    RecordInput<I> header = model.ofNew(given);
    if (header.client() != null) {
      call.requireVisible(header.client());
    }
    call.require(Decisions.decideCreateRecord(call.actor()));
    DraftContext on = call.newDraft();
    User owner = call.actor();
    if (header.owner() != null) {
      User named = OwnerResolver.resolve(call.org(), owner, header.owner(), null, on.violations());
      owner = named == null ? owner : named;
    }
    I id = header.id();
    if (id == null) {
      id = call.newRecordId(model::id);
    } else if (call.tx().isTaken(id)) {
      on.violations().add("id", ViolationCode.TAKEN, id.key(), "an id that was never used");
    }
    DraftResult<R> content = model.created(on, id, owner, call.actor().ref(), given);
    on.violations().throwIfAny();
    R record = content.record();
    call.tx().insert(record);
    List<Change> all = new ArrayList<>(content.contentChanges());
    all.addAll(content.stageChanges());
    append(call, record, record.portfolio(), record, EventType.CREATE, all);
    return model.view(new RecordViews(call), record);
  }

  public V edit(CallContext<WriteTransaction> call, E edit) {
    RecordInput<I> header = model.ofEdit(edit);
    if (header.client() != null) {
      call.tx().lock(named(List.of(edit)));
    }
    return edit(call, new RecordViews(call), edit);
  }

  /** The records that some edits change, and the clients that they name. */
  public Set<RecordId> named(List<E> edits) {
    Set<RecordId> named = new LinkedHashSet<>();
    for (E edit : edits) {
      RecordInput<I> header = model.ofEdit(edit);
      named.add(Objects.requireNonNull(header.id()));
      if (header.client() != null) {
        named.add(header.client());
      }
    }
    return named;
  }

  /**
   * Edits a record; those that it names are locked.
   *
   * @param views shows the record; it may show others of the same call as well
   */
  public V edit(CallContext<WriteTransaction> call, RecordViews views, E edit) {
    RecordInput<I> header = model.ofEdit(edit);
    R held = model.type().cast(call.requireVisible(Objects.requireNonNull(header.id())));
    ClientId client = header.client();
    if (client != null && !client.equals(Records.clientOf(held))) {
      call.requireVisible(client);
    }
    call.require(Decisions.decide(call.org(), call.actor(), Action.EDIT, held));
    DraftContext on = call.newDraft();
    User recipient = recipient(call, held, header.owner(), on.violations());
    requireCurrent(held, header.version());
    DraftResult<R> content = model.edited(on, held, edit);
    on.violations().throwIfAny();
    return model.view(views, write(call, held, content, recipient));
  }

  public V assign(
      CallContext<WriteTransaction> call,
      RecordViews views,
      I id,
      UserId owner,
      @Nullable Long version) {
    R held = model.type().cast(call.requireVisible(id));
    Violations violations = new Violations();
    User recipient = recipient(call, held, owner, violations);
    requireCurrent(held, version);
    violations.throwIfAny();
    return model.view(views, write(call, held, DraftResult.of(held), recipient));
  }

  /** Refuses a change that is based on another version than the present one (rules.md E7). */
  static void requireCurrent(CrmRecord held, @Nullable Long version) {
    if (version != null && version != held.version()) {
      throw new ConflictException(held.id(), version, held.version());
    }
  }

  /** Who shall own it, once it is settled that the user may say so; null when nobody new. */
  private static @Nullable User recipient(
      CallContext<?> call, CrmRecord held, @Nullable UserId named, Violations violations) {
    if (named == null) {
      return null;
    }
    call.require(Decisions.decide(call.org(), call.actor(), Action.ASSIGN, held));
    User present = call.org().ownerOf(held.portfolio());
    User recipient = OwnerResolver.resolve(call.org(), call.actor(), named, present, violations);
    return recipient == null || recipient.id().equals(present.id()) ? null : recipient;
  }

  /** Writes what changes as one new version, with an entry for each thing that was done. */
  private R write(
      CallContext<WriteTransaction> call,
      R held,
      DraftResult<R> content,
      @Nullable User recipient) {
    if (content.contentChanges().isEmpty()
        && content.stageChanges().isEmpty()
        && recipient == null) {
      return held;
    }
    PortfolioId to = recipient == null ? held.portfolio() : recipient.portfolio();
    R next = Records.next(content.record(), to, call.now());
    call.tx().update(next);
    append(call, next, held.portfolio(), held, EventType.EDIT, content.contentChanges());
    if (recipient != null) {
      AttributeDiff owner = new AttributeDiff();
      owner.add("owner", call.org().ownerOf(held.portfolio()).id().value(), recipient.id().value());
      append(call, next, to, held, EventType.ASSIGN, owner.changes());
    }
    append(call, next, to, next, EventType.STAGE, content.stageChanges());
    return next;
  }

  /** Appends an event after which the record is in a portfolio and in the stages of one version. */
  private static void append(
      CallContext<WriteTransaction> call,
      CrmRecord record,
      PortfolioId portfolio,
      CrmRecord inStages,
      EventType did,
      List<Change> changes) {
    if (!changes.isEmpty()) {
      call.tx()
          .append(
              call.event(record.id(), did)
                  .changes(changes)
                  .portfolio(portfolio)
                  .stages(Stages.shown(call.tx().org(), Records.stages(inStages)))
                  .version(record.version())
                  .build());
    }
  }
}

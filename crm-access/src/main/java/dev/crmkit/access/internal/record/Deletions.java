package dev.crmkit.access.internal.record;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.internal.draft.AttributeDiff;
import dev.crmkit.access.internal.draft.Records;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.core.user.UserType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deletes records and files with what goes with them, undoes it, and purges (rules.md E6). */
public final class Deletions {

  /** Activities before deals, the oldest first. */
  private static final Comparator<CrmRecord> IN_ORDER =
      Comparator.comparing((CrmRecord record) -> record.id().recordKind())
          .thenComparing(CrmRecord::createdAt)
          .thenComparing(record -> record.id().value());

  private Deletions() {}

  public static Deletion delete(
      CallContext<WriteTransaction> call, RecordId id, @Nullable Long version) {
    return delete(call, id, version, lock(call, List.of(id)));
  }

  /**
   * Deletes a record, with its activities and deals.
   *
   * @param children what {@link #lock} returned for this record and others of the call
   */
  public static Deletion delete(
      CallContext<WriteTransaction> call,
      RecordId id,
      @Nullable Long version,
      ListMultimap<ClientId, CrmRecord> children) {
    CrmRecord record = call.requirePermitted(Action.DELETE, id);
    RecordWrites.requireCurrent(record, version);
    Deletion deletion = deletion(call, id);
    if (id instanceof ClientId client) {
      children.get(client).forEach(child -> delete(call, child, deletion));
    }
    delete(call, record, deletion);
    return deletion;
  }

  /**
   * Locks records that are to be deleted, and everything that is deleted with them, in the lock
   * order of {@link WriteTransaction}. A client that is locked gets no further activities and deals
   * from others.
   *
   * @return the activities and deals that are deleted with each client, in the order of deletion
   */
  public static ListMultimap<ClientId, CrmRecord> lock(
      CallContext<WriteTransaction> call, Collection<? extends RecordId> ids) {
    call.tx().lock(ids);
    Set<ClientId> clients = new LinkedHashSet<>();
    for (RecordId id : ids) {
      if (id instanceof ClientId client
          && readable(call.tx(), id).filter(found -> canDelete(call, found)).isPresent()) {
        clients.add(client);
      }
    }
    ListMultimap<ClientId, CrmRecord> byClient =
        MultimapBuilder.hashKeys().arrayListValues().build();
    if (!clients.isEmpty()) {
      List<RecordId> children = call.tx().childrenOf(clients, call.visibility().scope());
      call.tx().lock(children);
      children.stream()
          .map(child -> readable(call.tx(), child))
          .flatMap(Optional::stream)
          .filter(child -> canDelete(call, child))
          .sorted(IN_ORDER)
          .forEach(child -> byClient.put(Objects.requireNonNull(Records.clientOf(child)), child));
    }
    return byClient;
  }

  /** Returns a living record; empty also if it cannot be read, which affects no other. */
  private static Optional<CrmRecord> readable(ReadTransaction tx, RecordId id) {
    try {
      return tx.record(id);
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private static boolean canDelete(CallContext<?> call, CrmRecord record) {
    return call.visibility().sees(record.portfolio())
        && Decisions.allows(call.org(), call.actor(), Action.DELETE, record);
  }

  public static Deletion delete(CallContext<WriteTransaction> call, FileId id) {
    FileInfo file = call.requireVisibleFile(id);
    call.requirePermitted(Action.DELETE, file.record());
    Deletion deletion = deletion(call, id);
    delete(call, file, deletion);
    return deletion;
  }

  private static void delete(
      CallContext<WriteTransaction> call, CrmRecord record, Deletion deletion) {
    for (FileInfo file : call.tx().filesOf(record.id())) {
      delete(call, file, deletion);
    }
    call.tx().delete(record.id(), deletion);
    append(call, record, EventType.DELETE, told(record.id(), deletion));
  }

  private static void delete(CallContext<WriteTransaction> call, FileInfo file, Deletion deletion) {
    call.tx().delete(file.id(), deletion);
    call.tx()
        .append(call.event(file.id(), EventType.DELETE).changes(told(file.id(), deletion)).build());
  }

  /** By which deletion something goes, and with what if it was not the thing that was named. */
  private static List<Change> told(Subject id, Deletion deletion) {
    AttributeDiff diff = new AttributeDiff();
    diff.add("deletion", null, deletion.id().value());
    diff.add("with", null, deletion.subject().equals(id) ? null : deletion.subject().path());
    return diff.changes();
  }

  private static Deletion deletion(CallContext<WriteTransaction> call, Subject of) {
    DeletionId id =
        new DeletionId(call.randomId(n -> !call.tx().deletedIn(new DeletionId(n)).isEmpty()));
    return new Deletion(id, of, call.now(), call.actor().ref());
  }

  public static void undo(CallContext<WriteTransaction> call, Subject id) {
    Optional<RecordId> on = id instanceof FileId file ? on(call.tx(), file) : Optional.empty();
    boolean lacksRecord = on.isPresent() && call.tx().record(on.get()).isEmpty();
    Deletion deletion = deleted(call, id);
    if (lacksRecord) {
      throw new InvalidException(
          "id",
          ViolationCode.NOT_ALLOWED,
          id.key(),
          "a file on a living record; this one comes back with its record");
    }
    Set<Subject> all = call.tx().lockDeleted(affected(call.tx(), deletion, id));
    requireNoneBothWonAndLost(call, all);
    all.stream().filter(RecordId.class::isInstance).forEach(each -> restore(call, each));
    all.stream()
        .filter(FileId.class::isInstance)
        .filter(each -> livesAgain(call.tx(), (FileId) each))
        .forEach(each -> restore(call, each));
  }

  public static void purge(CallContext<WriteTransaction> call, Subject id) {
    Deletion deletion = deleted(call, id);
    Set<Subject> all = new LinkedHashSet<>(affected(call.tx(), deletion, id));
    for (Subject each : List.copyOf(all)) {
      if (each instanceof RecordId record) {
        all.addAll(call.tx().deletedFilesOf(record));
      }
    }
    all = call.tx().lockDeleted(all);
    // Files go first: they are no more than a part of their record.
    all.stream().filter(FileId.class::isInstance).forEach(call.tx()::purge);
    all.stream().filter(RecordId.class::isInstance).forEach(call.tx()::purge);
    call.tx().append(call.event(id, EventType.PURGE).subject(Optional.<Subject>empty()).build());
  }

  /**
   * Locks something deleted and returns how it was deleted, for the Director; to all others it is
   * not there (rules.md A1).
   */
  private static Deletion deleted(CallContext<WriteTransaction> call, Subject id) {
    boolean director = call.actor().type() == UserType.DIRECTOR;
    call.tx().lockDeleted(Set.of(id));
    if (lives(call, id)) {
      if (!director) {
        throw new AccessDeniedException(Decision.of(Rule.ONLY_DIRECTOR_UNDOES, call.actor(), id));
      }
      throw new InvalidException(
          "id", ViolationCode.NOT_ALLOWED, id.key(), "something deleted; this is not");
    }
    return call.tx()
        .deletion(id)
        .filter(deletion -> director)
        .orElseThrow(() -> new NotFoundException(id));
  }

  private static boolean lives(CallContext<WriteTransaction> call, Subject id) {
    try {
      if (id instanceof RecordId record) {
        call.requireVisible(record);
      } else {
        call.requireVisibleFile((FileId) id);
      }
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** All that is left of a deletion, if the thing was the one named then; else it and its files. */
  private static Set<Subject> affected(ReadTransaction tx, Deletion deletion, Subject id) {
    Set<Subject> all = tx.deletedIn(deletion.id());
    if (deletion.subject().equals(id)) {
      return all;
    }
    Set<Subject> some = new LinkedHashSet<>();
    some.add(id);
    for (Subject each : all) {
      if (each instanceof FileId file && on(tx, file).filter(id::equals).isPresent()) {
        some.add(file);
      }
    }
    return some;
  }

  private static Optional<RecordId> on(ReadTransaction tx, FileId deleted) {
    return tx.deletedFile(deleted).map(FileInfo::record);
  }

  private static boolean livesAgain(ReadTransaction tx, FileId deleted) {
    return on(tx, deleted).flatMap(tx::record).isPresent();
  }

  /** Stages may have been changed to close deals while these were deleted (rules.md P3). */
  private static void requireNoneBothWonAndLost(
      CallContext<WriteTransaction> call, Set<Subject> all) {
    List<Pipeline> pipelines = Stages.of(call.org(), RecordKind.DEAL);
    Violations violations = new Violations();
    for (Subject each : all) {
      if (each instanceof DealId id
          && call.tx().deletedRecord(id).orElse(null) instanceof Deal deal
          && Closed.outcomes(deal.stages(), pipelines).size() > 1) {
        violations.add(
            "stages",
            ViolationCode.NOT_ALLOWED,
            id.path(),
            "a deal whose stages do not say both won and lost; edit the pipelines first");
      }
    }
    violations.throwIfAny();
  }

  private static void restore(CallContext<WriteTransaction> call, Subject id) {
    call.tx().restore(id);
    if (id instanceof RecordId recordId) {
      CrmRecord restored = Records.next(call.tx().record(recordId).orElseThrow(), call.now());
      call.tx().update(restored);
      append(call, restored, EventType.UNDO_DELETE, List.of());
    } else {
      call.tx().append(call.event(id, EventType.UNDO_DELETE).build());
    }
  }

  private static void append(
      CallContext<WriteTransaction> call, CrmRecord record, EventType did, List<Change> changes) {
    call.tx()
        .append(
            call.event(record.id(), did)
                .changes(changes)
                .portfolio(record.portfolio())
                .stages(Stages.shown(call.tx().org(), Records.stages(record)))
                .version(record.version())
                .build());
  }
}

package dev.crmkit.access.internal.record;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.access.internal.draft.Records;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.DealId;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Restores and purges deleted records and files, for the Director (rules.md E6). */
public final class RecordRestoration {

  private RecordRestoration() {}

  /**
   * Undoes a deletion: of everything that it deleted, if it named this record or file, otherwise of
   * the record or file alone.
   */
  public static void undo(CallContext<WriteTransaction> call, Subject id) {
    Optional<RecordId> record =
        id instanceof FileId file ? recordOf(call.tx(), file) : Optional.empty();
    boolean lacksRecord = record.isPresent() && call.tx().record(record.get()).isEmpty();
    Deletion deletion = requireDeletion(call, id);
    if (lacksRecord) {
      throw new InvalidException(
          "id",
          ViolationCode.NOT_ALLOWED,
          id.key(),
          "a file on a live record; this one is restored with its record");
    }
    Set<Subject> all = call.tx().lockDeleted(affected(call.tx(), deletion, id));
    requireNoneBothWonAndLost(call, all);
    all.stream().filter(RecordId.class::isInstance).forEach(each -> restore(call, each));
    all.stream()
        .filter(FileId.class::isInstance)
        .filter(each -> isOnLiveRecord(call.tx(), (FileId) each))
        .forEach(each -> restore(call, each));
  }

  /** Purges the records and files that {@link #undo} would restore. */
  public static void purge(CallContext<WriteTransaction> call, Subject id) {
    Deletion deletion = requireDeletion(call, id);
    Set<Subject> all = new LinkedHashSet<>(affected(call.tx(), deletion, id));
    for (Subject each : List.copyOf(all)) {
      if (each instanceof RecordId deleted) {
        all.addAll(call.tx().deletedFilesOf(deleted));
      }
    }
    all = call.tx().lockDeleted(all);
    // Files first: a file cannot exist without its record.
    all.stream().filter(FileId.class::isInstance).forEach(call.tx()::purge);
    all.stream().filter(RecordId.class::isInstance).forEach(call.tx()::purge);
    call.tx().append(call.event(id, EventType.PURGE).subject(Optional.<Subject>empty()).build());
  }

  /**
   * Locks a deleted record or file and returns its deletion to the Director. For other users it
   * does not exist (rules.md A1).
   */
  private static Deletion requireDeletion(CallContext<WriteTransaction> call, Subject id) {
    boolean director = call.isDirector();
    call.tx().lockDeleted(Set.of(id));
    if (isLive(call, id)) {
      if (!director) {
        throw new AccessDeniedException(Decision.of(Rule.ONLY_DIRECTOR_UNDOES, call.actor(), id));
      }
      throw new InvalidException(
          "id",
          ViolationCode.NOT_ALLOWED,
          id.key(),
          "a deleted record or file; this one is not deleted");
    }
    return call.tx()
        .deletion(id)
        .filter(deletion -> director)
        .orElseThrow(() -> new NotFoundException(id));
  }

  private static boolean isLive(CallContext<WriteTransaction> call, Subject id) {
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

  /** Returns what {@link #undo} restores, as far as it has been neither restored nor purged. */
  private static Set<Subject> affected(ReadTransaction tx, Deletion deletion, Subject id) {
    Set<Subject> all = tx.deletedIn(deletion.id());
    if (deletion.subject().equals(id)) {
      return all;
    }
    Set<Subject> some = new LinkedHashSet<>();
    some.add(id);
    for (Subject each : all) {
      if (each instanceof FileId file && recordOf(tx, file).filter(id::equals).isPresent()) {
        some.add(file);
      }
    }
    return some;
  }

  private static Optional<RecordId> recordOf(ReadTransaction tx, FileId deleted) {
    return tx.deletedFile(deleted).map(FileInfo::record);
  }

  private static boolean isOnLiveRecord(ReadTransaction tx, FileId deleted) {
    return recordOf(tx, deleted).flatMap(tx::record).isPresent();
  }

  /** A stage may have been changed to close deals while a deal was deleted (rules.md P3). */
  private static void requireNoneBothWonAndLost(
      CallContext<WriteTransaction> call, Set<Subject> restored) {
    List<Pipeline> pipelines = Stages.of(call.org(), RecordKind.DEAL);
    Violations violations = new Violations();
    for (Subject each : restored) {
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
      RecordDeletion.append(call, restored, EventType.UNDO_DELETE, List.of());
    } else {
      call.tx().append(call.event(id, EventType.UNDO_DELETE).build());
    }
  }
}

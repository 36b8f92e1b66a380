package dev.crmkit.access.internal.record;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.draft.AttributeDiff;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.Subject;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.error.UnreadableException;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes records with their files, and clients also with their activities and deals (rules.md E6).
 * {@link RecordRestoration} is the inverse.
 */
public final class RecordDeletion {

  /** The order in which a client's records are deleted: activities before deals, oldest first. */
  private static final Comparator<CrmRecord> DELETION_ORDER =
      Comparator.comparing((CrmRecord record) -> record.id().recordKind())
          .thenComparing(CrmRecord::createdAt)
          .thenComparing(record -> record.id().value());

  private RecordDeletion() {}

  public static Deletion delete(
      CallContext<WriteTransaction> call, RecordId id, @Nullable Long version) {
    return delete(call, id, version, lock(call, List.of(id)));
  }

  /** Deletes records that are all locked, with what is deleted with them, before the first. */
  public static <I extends RecordId> List<Outcome<Deletion>> deleteMany(
      CallContext<WriteTransaction> call, List<I> ids) {
    ListMultimap<ClientId, CrmRecord> children = lock(call, ids);
    return BulkOperation.each(ids, id -> id, id -> delete(call, id, null, children));
  }

  /**
   * Deletes a record, with its activities and deals.
   *
   * @param children what {@link #lock} returned for this record and others of the call
   */
  private static Deletion delete(
      CallContext<WriteTransaction> call,
      RecordId id,
      @Nullable Long version,
      ListMultimap<ClientId, CrmRecord> children) {
    CrmRecord record = call.requirePermitted(Action.DELETE, id);
    RecordWrites.requireCurrent(record, version);
    Deletion deletion = newDeletion(call, id);
    if (id instanceof ClientId client) {
      children.get(client).forEach(child -> delete(call, child, deletion));
    }
    delete(call, record, deletion);
    return deletion;
  }

  /**
   * Locks records that are to be deleted, and everything that is deleted with them, in the lock
   * order of {@link WriteTransaction}. Other transactions cannot add activities and deals to a
   * client that is locked.
   *
   * @return the activities and deals that are deleted with each client, in the order of deletion
   */
  private static ListMultimap<ClientId, CrmRecord> lock(
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
          .sorted(DELETION_ORDER)
          .forEach(child -> byClient.put(child.clientId().orElseThrow(), child));
    }
    return byClient;
  }

  /** Returns a live record; empty also if it is unreadable, which must not affect other records. */
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
    Deletion deletion = newDeletion(call, id);
    delete(call, file, deletion);
    return deletion;
  }

  private static void delete(
      CallContext<WriteTransaction> call, CrmRecord record, Deletion deletion) {
    for (FileInfo file : call.tx().filesOf(record.id())) {
      delete(call, file, deletion);
    }
    call.tx().delete(record.id(), deletion);
    append(call, record, EventType.DELETE, changes(record.id(), deletion));
  }

  private static void delete(CallContext<WriteTransaction> call, FileInfo file, Deletion deletion) {
    call.tx().delete(file.id(), deletion);
    call.tx()
        .append(
            call.event(file.id(), EventType.DELETE).changes(changes(file.id(), deletion)).build());
  }

  /** Returns the deletion, and its subject if that is another one, as changes of an event. */
  private static List<Change> changes(Subject id, Deletion deletion) {
    AttributeDiff diff = new AttributeDiff();
    diff.add("deletion", null, deletion.id().value());
    diff.add("with", null, deletion.subject().equals(id) ? null : deletion.subject().path());
    return diff.changes();
  }

  private static Deletion newDeletion(CallContext<WriteTransaction> call, Subject subject) {
    DeletionId id =
        new DeletionId(call.randomId(n -> !call.tx().deletedIn(new DeletionId(n)).isEmpty()));
    return new Deletion(id, subject, call.now(), call.actor().ref());
  }

  /** Appends an event after which the record is as given. */
  static void append(
      CallContext<WriteTransaction> call, CrmRecord record, EventType type, List<Change> changes) {
    call.tx()
        .append(
            call.event(record.id(), type)
                .changes(changes)
                .portfolio(record.portfolio())
                .stages(Stages.shown(call.tx().org(), record.stages()))
                .version(record.version())
                .build());
  }
}

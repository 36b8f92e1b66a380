package dev.crmkit.store.jdbc.internal.tx;

import com.google.common.collect.Sets;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.event.EventReader;
import dev.crmkit.store.jdbc.internal.event.EventSignals;
import dev.crmkit.store.jdbc.internal.org.OrgRows;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.record.DeletedRows;
import dev.crmkit.store.jdbc.internal.record.RecordLocks;
import dev.crmkit.store.jdbc.internal.sql.StoredJson;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import dev.crmkit.store.jdbc.internal.sql.TypeCodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes one workspace. A record that is read stays locked until the end, so that a second writer
 * of it waits. Events are appended at the end, since appending excludes other writers.
 */
public final class JdbcWriteTransaction extends JdbcReadTransaction implements OrgTransaction {

  private final RecordLocks locks;

  /** The ids that were found to be unused. */
  private final Set<Subject> free = new HashSet<>();

  private final List<Event> events = new ArrayList<>();
  private final long revisionBefore;

  JdbcWriteTransaction(TransactionContext transaction) {
    super(transaction);
    this.locks = new RecordLocks(transaction, transaction.fragments(), transaction.recordRows());
    this.revisionBefore = workspaceRow().revision();
  }

  /** Writes what was deferred, at the end. */
  void finish() {
    flush();
    transaction().afterCommit(this::cacheOrg);
  }

  private void flush() {
    if (!events.isEmpty()) {
      EventSignals signals = transaction().context().eventSignals();
      String workspace = workspace();
      transaction().afterCommit(() -> signals.signal(workspace));
    }
    transaction().eventRows().append(events);
    events.clear();
  }

  @Override
  public Optional<CrmRecord> record(RecordId id) {
    transaction();
    return locks.lock(id);
  }

  @Override
  public void lock(Collection<? extends RecordId> ids) {
    transaction();
    locks.lockAll(ids);
  }

  @Override
  public Set<Subject> lockDeleted(Collection<? extends Subject> ids) {
    transaction();
    return locks.lockDeleted(ids);
  }

  /**
   * Reads a file again after its record is locked: until then, another transaction may delete it.
   */
  @Override
  public Optional<FileInfo> file(FileId id) {
    Optional<FileInfo> found = super.file(id);
    return found.isPresent() && record(found.get().record()).isPresent()
        ? super.file(id)
        : Optional.empty();
  }

  @Override
  public Map<RecordId, CrmRecord> records(Set<? extends RecordId> ids) {
    Map<RecordId, CrmRecord> found = super.records(ids);
    found.values().forEach(locks::readWithoutLock);
    return found;
  }

  @Override
  public <R extends CrmRecord> List<R> list(RecordQuery<R> query) {
    List<R> found = super.list(query);
    found.forEach(locks::readWithoutLock);
    return found;
  }

  @Override
  public void insertAll(List<? extends CrmRecord> records) {
    StoreArguments.requireDistinctIds(records);
    records.forEach(record -> checkFree(record.id()));
    transaction().recordRows().insertAll(records);
    records.forEach(locks::written);
  }

  @Override
  public void update(CrmRecord record) {
    CrmRecord before = living(record.id());
    StoreArguments.requireNextVersion(before, record);
    ConcurrentUpdateException.requireOneRow(transaction().recordRows().update(before, record));
    locks.written(record);
    if (!record.portfolio().equals(before.portfolio())) {
      transaction().fileRows().move(record.id(), record.portfolio());
    }
  }

  @Override
  public void insertFile(FileInfo file, StagedContent content) {
    checkFree(file.id());
    CrmRecord on = living(file.record());
    transaction().contents().claim(sql(), workspaceRow().workspace(), file, content);
    transaction().fileRows().insert(file, on);
  }

  @Override
  public void delete(Subject id, Deletion deletion) {
    if (id instanceof RecordId record) {
      delete(living(record), deletion);
    } else if (TypeCodes.code(id) == TypeCodes.FILE) {
      FileInfo file = file((FileId) id).orElseThrow(() -> StoreArguments.notFound(id));
      living(file.record());
      deletedRows().insert(id, file.record(), CrmJson.write(file), deletion);
      transaction().fileRows().delete(file.id());
    }
  }

  private void delete(CrmRecord record, Deletion deletion) {
    deletedRows().insert(record, deletion);
    ConcurrentUpdateException.requireOneRow(transaction().recordRows().remove(record));
    locks.deleted(record.id());
    transaction().fileRows().move(record.id(), null);
  }

  @Override
  public void restore(Subject id) {
    DeletedRows.Deleted deleted = deletedRows().remove(id);
    if (id instanceof RecordId of) {
      CrmRecord record = StoredJson.record(of, deleted.doc(), null);
      transaction().recordRows().insertAll(List.of(record));
      locks.written(record);
      transaction().fileRows().move(of, record.portfolio());
    } else {
      FileInfo file = StoredJson.read(id, deleted.doc(), FileInfo.class);
      transaction().fileRows().insert(file, record(file.record()).orElse(null));
    }
  }

  @Override
  public void purge(Subject id) {
    deletedRows().remove(id);
    if (id instanceof FileId file) {
      transaction()
          .contents()
          .erase(sql(), workspaceRow().workspace(), file, transaction()::afterCommit);
    }
    Tables.Tombstones at = tables().tombstones;
    sql()
        .insertInto(at.table, at.workspace, at.kind, at.id)
        .values(workspace(), TypeCodes.code(id), TypeCodes.number(id))
        .execute();
    flush();
    Tables.Events events = tables().events;
    sql()
        .deleteFrom(events.table)
        .where(events.workspace.eq(workspace()))
        .and(events.subjectKind.eq(id.kind()))
        .and(events.subjectKey.eq(id.key()))
        .execute();
  }

  @Override
  public void append(Event event) {
    transaction();
    StoreArguments.requireNoPosition(event);
    events.add(event);
  }

  @Override
  EventReader eventReader() {
    flush();
    return super.eventReader();
  }

  @Override
  public long lastPosition() {
    flush();
    return super.lastPosition();
  }

  @Override
  public void record(SignIn attempt) {
    transaction().signInRows().insert(attempt);
  }

  @Override
  public void pruneSignIns(UserId user, int kept) {
    StoreArguments.requireLimit(kept);
    transaction().signInRows().prune(user, kept);
  }

  @Override
  public OrgSnapshot apply(OrgDelta delta) {
    if (!delta.isEmpty()) {
      OrgSnapshot changed = org().with(delta, revisionBefore + 1);
      WorkspaceRow next =
          workspaceRow().revision() == revisionBefore
              ? rows().incrementRevision(workspaceRow())
              : workspaceRow();
      rows().write(next, delta);
      setOrg(next, changed);
    }
    return org();
  }

  private OrgRows rows() {
    return transaction().orgRows();
  }

  @Override
  public void putActivation(Activation activation) {
    transaction().activationRows().put(activation);
  }

  @Override
  public void removeActivation(UserId user) {
    transaction().activationRows().remove(user);
  }

  @Override
  public boolean isTaken(Subject id) {
    boolean taken = super.isTaken(id);
    if (!taken) {
      free.add(id);
    }
    return taken;
  }

  @Override
  public <I extends RecordId> Set<I> taken(Set<I> ids) {
    Set<I> taken = super.taken(ids);
    free.addAll(Sets.difference(ids, taken));
    return taken;
  }

  private void checkFree(Subject id) {
    if (!free.remove(id) && super.isTaken(id)) {
      throw StoreArguments.idTaken(id);
    }
  }

  private CrmRecord living(RecordId id) {
    return record(id).orElseThrow(() -> StoreArguments.notFound(id));
  }
}

package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A snapshot of everything stored in a workspace.
 *
 * @param org the organisation
 * @param records the living records
 * @param deletedRecords the deleted records that can be restored
 * @param files the living files
 * @param deletedFiles the deleted files that can be restored
 * @param deletions the deletions of the deleted records and files
 * @param events the feed
 * @param lastPosition the last position that was assigned
 */
record StoredState(
    OrgSnapshot org,
    Map<RecordId, CrmRecord> records,
    Map<RecordId, CrmRecord> deletedRecords,
    Map<FileId, FileInfo> files,
    Map<FileId, FileInfo> deletedFiles,
    Map<Subject, Deletion> deletions,
    List<Event> events,
    long lastPosition) {

  /** Larger than any number of results. */
  private static final int NO_LIMIT = 1_000_000_000;

  private static final Sort BY_CREATION = Sort.ascending(Sort.Attribute.CREATED);

  static StoredState read(ReadTransaction tx) {
    Map<RecordId, CrmRecord> records = new LinkedHashMap<>();
    for (RecordKind kind : RecordKind.values()) {
      list(tx, kind.type(), records);
    }
    Map<FileId, FileInfo> files = new LinkedHashMap<>();
    tx.files(Scope.everything(), 0, NO_LIMIT).forEach(file -> files.put(file.id(), file));
    Map<RecordId, CrmRecord> deletedRecords = new LinkedHashMap<>();
    Map<FileId, FileInfo> deletedFiles = new LinkedHashMap<>();
    Map<Subject, Deletion> deletions = new LinkedHashMap<>();
    for (Deletion deletion : tx.deletions(NO_LIMIT)) {
      for (Subject subject : tx.deletedIn(deletion.id())) {
        deletions.put(subject, deletion);
        if (subject instanceof RecordId id) {
          tx.deletedRecord(id).ifPresent(record -> deletedRecords.put(id, record));
        } else if (subject instanceof FileId id) {
          tx.deletedFile(id).ifPresent(file -> deletedFiles.put(id, file));
        }
      }
    }
    return new StoredState(
        tx.org(),
        records,
        deletedRecords,
        files,
        deletedFiles,
        deletions,
        events(tx),
        tx.lastPosition());
  }

  private static List<Event> events(ReadTransaction tx) {
    List<Event> events = new ArrayList<>();
    List<Event> page = tx.events(0, NO_LIMIT);
    while (!page.isEmpty()) {
      events.addAll(page);
      page = tx.events(page.get(page.size() - 1).position(), NO_LIMIT);
    }
    return events;
  }

  private static <R extends CrmRecord> void list(
      ReadTransaction tx, Class<R> type, Map<RecordId, CrmRecord> to) {
    tx.list(
            new RecordQuery<>(
                type, Scope.everything(), Condition.always(), BY_CREATION, null, NO_LIMIT))
        .forEach(record -> to.put(record.id(), record));
  }

  /** Returns living and deleted records. */
  Map<RecordId, CrmRecord> allRecords() {
    Map<RecordId, CrmRecord> all = new LinkedHashMap<>(records);
    all.putAll(deletedRecords);
    return all;
  }
}

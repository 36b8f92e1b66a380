package dev.crmkit.core.store;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A transaction that can change records. Its reads see its own changes.
 *
 * <h2>Lock order</h2>
 *
 * A store that runs several writers of a workspace at once locks each record that a write reads by
 * its id, until the end of the transaction; reading a file locks its record. To avoid deadlocks,
 * all writers must lock in one order: living records before deleted records and files; within
 * these, clients before activities before deals before files; and by ascending id within a kind. A
 * callback that reads several records either keeps this order or passes all of them to {@link
 * #lock} before it reads or changes the first.
 */
public interface WriteTransaction extends ReadTransaction {

  /**
   * Locks living records until the end of the transaction. The ids can be in any order; the store
   * locks in the lock order. Ids without a living record are ignored. The default implementation
   * does nothing, which is correct for a store that runs the writers of a workspace one at a time.
   *
   * @param ids the ids of the records
   */
  default void lock(Collection<? extends RecordId> ids) {}

  /**
   * Locks deleted records and files until the end of the transaction. The ids can be in any order;
   * the store locks in the lock order.
   *
   * @param ids the ids of the records and files
   * @return those that are deleted and neither restored nor purged
   */
  default Set<Subject> lockDeleted(Collection<? extends Subject> ids) {
    Set<Subject> deleted = new LinkedHashSet<>(ids);
    deleted.removeIf(id -> deletion(id).isEmpty());
    return deleted;
  }

  /**
   * Adds a record.
   *
   * @param record a new record
   * @throws IllegalArgumentException if the id is taken
   */
  default void insert(CrmRecord record) {
    insertAll(List.of(record));
  }

  /**
   * Adds records, in a few statements for all of them where the store can.
   *
   * @param records new records of any kinds
   * @throws IllegalArgumentException if an id is taken or two records have the same id; then none
   *     is added
   */
  void insertAll(List<? extends CrmRecord> records);

  /**
   * Replaces a living record by its next version.
   *
   * @param record the new state, with a larger version than the stored record
   * @throws IllegalArgumentException if there is no such living record, or its version is not
   *     smaller
   */
  void update(CrmRecord record);

  /**
   * Adds a file to a living record.
   *
   * @param file a new file, with the size and the checksum of the content
   * @param content the result of {@link CrmStore#stage}; it can be used once
   * @throws IllegalArgumentException if the id is taken, the record is not living, the content was
   *     used or discarded, or its size or checksum differs from the file's
   */
  void insertFile(FileInfo file, StagedContent content);

  /**
   * Deletes a living record or file so that it can be restored. Nothing else is deleted: the caller
   * deletes dependent things one by one in the same deletion, and the files of a record before the
   * record.
   *
   * @param id the id of a record or a file
   * @param deletion the deletion that this is part of
   * @throws IllegalArgumentException if it is not living
   */
  void delete(Subject id, Deletion deletion);

  /**
   * Restores a deleted record or file as it was.
   *
   * @param id the id of a record or a file
   * @throws IllegalArgumentException if it is not deleted
   */
  void restore(Subject id);

  /**
   * Erases a deleted record or file permanently, with its content and all events about it (rules.md
   * E6). The id remains taken. The files of a record are not erased: the caller purges them first.
   *
   * @param id the id of a record or a file
   * @throws IllegalArgumentException if it is not deleted
   */
  void purge(Subject id);

  /**
   * Appends an event to the feed and assigns the next position to it.
   *
   * @param event an event with position 0
   */
  void append(Event event);

  /**
   * Adds an attempt to the sign-in log. It reads and locks nothing, so that any number of
   * transactions can add attempts of one user at once.
   *
   * @param attempt the attempt
   */
  void record(SignIn attempt);

  /**
   * Removes the oldest attempts of a user from the sign-in log, at most 100 per call. The latest
   * successful attempt is kept whatever its age. Attempts that another transaction is removing are
   * skipped.
   *
   * @param user the id of the user
   * @param kept the number of latest attempts to keep, 1 or more
   * @throws IllegalArgumentException if that is less than 1
   */
  void pruneSignIns(UserId user, int kept);
}

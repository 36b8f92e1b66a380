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
import java.util.Set;

/**
 * What can be changed in addition to the organisation. Reading in it shows what it changed so far.
 *
 * <h2>Lock order</h2>
 *
 * A store in which several writers of a workspace run at once locks each record that a write reads
 * by its id, until the end of the transaction; reading a file locks its record. All writers must
 * lock in one order, so that no two of them wait for each other: living records first, then deleted
 * records and files; in each of these, clients before activities before deals before files, and by
 * id upwards within a kind. A callback that reads several records keeps that order, or names all of
 * them to {@link #lock} before it reads or changes the first.
 */
public interface WriteTransaction extends ReadTransaction {

  /**
   * Locks living records until the end of the transaction, in the lock order whatever the order in
   * which they are given. Ids without a living record are ignored. The default implementation does
   * nothing, which is right for a store that runs the writers of a workspace one after the other.
   *
   * @param ids which
   */
  default void lock(Collection<? extends RecordId> ids) {}

  /**
   * Locks deleted records and files until the end of the transaction, in the lock order whatever
   * the order in which they are given.
   *
   * @param ids which
   * @return those among them that are deleted, and neither restored nor purged
   */
  default Set<Subject> lockDeleted(Collection<? extends Subject> ids) {
    Set<Subject> deleted = new LinkedHashSet<>(ids);
    deleted.removeIf(id -> deletion(id).isEmpty());
    return deleted;
  }

  /**
   * Adds a record.
   *
   * @param record a new one
   * @throws IllegalArgumentException when its id is taken
   */
  void insert(CrmRecord record);

  /**
   * Replaces a living record by its next version.
   *
   * @param record the record as it shall be; its version is larger than the present one
   * @throws IllegalArgumentException when there is no such living record, or its version is not
   *     smaller
   */
  void update(CrmRecord record);

  /**
   * Adds a file to a living record.
   *
   * @param file a new one, of the size and the checksum of the content
   * @param content what {@link CrmStore#stage} returned; it can be used once
   * @throws IllegalArgumentException when the id is taken, the record does not live, the content is
   *     gone, or its size or checksum is another than the file's
   */
  void insertFile(FileInfo file, StagedContent content);

  /**
   * Deletes a living record or file, so that it can be restored. Other things are not touched: what
   * shall go with it is deleted one by one, with the same deletion, the files of a record before
   * the record: without it they do not live.
   *
   * @param id a record's or a file's
   * @param deletion of which deletion it is a part
   * @throws IllegalArgumentException when it does not live
   */
  void delete(Subject id, Deletion deletion);

  /**
   * Gives a deleted record or file back its life, as it was.
   *
   * @param id a record's or a file's
   * @throws IllegalArgumentException when it is not a deleted one
   */
  void restore(Subject id);

  /**
   * Erases a deleted record or file for good, with its content and all events about it (rules.md
   * E6). Its id stays taken. Files on it are not touched: they are purged before it.
   *
   * @param id a record's or a file's
   * @throws IllegalArgumentException when it is not a deleted one
   */
  void purge(Subject id);

  /**
   * Adds an event to the feed; it gets the next position.
   *
   * @param event with position 0
   */
  void append(Event event);

  /**
   * Adds an attempt to the sign-in log. It reads and locks nothing, so that any number of
   * transactions can do it at once for one user.
   *
   * @param attempt it
   */
  void record(SignIn attempt);

  /**
   * Removes the oldest attempts of a user from the sign-in log, at most 100 in one call. The latest
   * attempts are kept, and the latest successful one whatever its age. Attempts that another
   * transaction is removing are left to it.
   *
   * @param user whose
   * @param kept how many of the latest attempts are kept, from 1 on
   * @throws IllegalArgumentException when that is less than 1
   */
  void pruneSignIns(UserId user, int kept);
}

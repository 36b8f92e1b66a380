package dev.crmkit.core.store;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.SignIn;

/** What can be changed besides the organisation. Reading in it shows what it changed so far. */
public interface WriteTransaction extends ReadTransaction {

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
   * Adds an attempt to the sign-in log.
   *
   * @param attempt it
   */
  void record(SignIn attempt);
}

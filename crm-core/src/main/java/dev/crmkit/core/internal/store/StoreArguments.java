package dev.crmkit.core.internal.store;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The argument checks and refusals that the contract of a store prescribes. */
public final class StoreArguments {

  private StoreArguments() {}

  /**
   * Checks the largest number of results.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public static void requireLimit(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
  }

  /**
   * Checks that a record is a later version of the stored one.
   *
   * @throws IllegalArgumentException if its version is not larger
   */
  public static void requireNextVersion(CrmRecord stored, CrmRecord next) {
    if (next.version() <= stored.version()) {
      throw new IllegalArgumentException(
          stored.id()
              + " is at version "
              + stored.version()
              + "; its next version must be larger, not "
              + next.version());
    }
  }

  /**
   * Checks that an event has no position yet: the store assigns it.
   *
   * @throws IllegalArgumentException if it has one
   */
  public static void requireNoPosition(Event event) {
    if (event.position() != 0) {
      throw new IllegalArgumentException(
          "an event to append must be at position 0, not " + event.position());
    }
  }

  /**
   * Checks that a file describes its content.
   *
   * @param size the size of the content in bytes
   * @param sha256 the checksum of the content
   * @throws IllegalArgumentException if the file has another size or checksum
   */
  public static void requireSameContent(FileInfo file, long size, String sha256) {
    if (file.size() != size || !file.sha256().equals(sha256)) {
      throw new IllegalArgumentException(
          file.id() + " is not of the size and the checksum of its content");
    }
  }

  /** The refusal of a file whose staged content does not exist any more. */
  public static IllegalArgumentException contentGone(FileInfo file) {
    return new IllegalArgumentException(
        "the content for " + file.id() + " is gone: it was used, discarded or never staged here");
  }

  /** The refusal of an unknown workspace. */
  public static IllegalArgumentException noWorkspace(WorkspaceId workspace) {
    return new IllegalArgumentException("there is no workspace '" + workspace + "'");
  }

  /** The refusal of a new record or file whose id is in use, or was used before. */
  public static IllegalArgumentException idTaken(Subject id) {
    return new IllegalArgumentException("the id " + id.path() + " is taken");
  }

  /**
   * Checks that new records have different ids.
   *
   * @throws IllegalArgumentException if two have the same id
   */
  public static void requireDistinctIds(List<? extends CrmRecord> records) {
    Set<RecordId> ids = new HashSet<>();
    for (CrmRecord record : records) {
      if (!ids.add(record.id())) {
        throw idTaken(record.id());
      }
    }
  }

  /** The refusal to change a record or file that does not exist or is deleted. */
  public static IllegalArgumentException notFound(Subject id) {
    return new IllegalArgumentException(id.path() + " does not exist, or is deleted");
  }

  /** The refusal to restore or purge a record or file that is not deleted. */
  public static IllegalArgumentException notDeleted(Subject id) {
    return new IllegalArgumentException("there is no deleted " + id.path());
  }

  /** The refusal of an id of another kind where only records and files can be meant. */
  public static IllegalArgumentException notRecordOrFile(Subject id) {
    return new IllegalArgumentException(id.path() + " is neither a record nor a file");
  }

  /**
   * The refusal to begin a second write of a workspace in one thread, which could wait for the
   * first forever.
   *
   * @param advice what to do instead
   */
  public static IllegalStateException nestedWrite(WorkspaceId workspace, String advice) {
    return new IllegalStateException(
        "this thread is already changing workspace '" + workspace + "'; " + advice);
  }
}

package dev.crmkit.store.memory;

import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.record.CrmRecord;
import java.util.Optional;

/**
 * What the lines of a saved store hold beside entries, events, sign-ins and activations, which are
 * written as they are.
 */
sealed interface Line {

  /**
   * The first line of all.
   *
   * @param format {@link SavedStore#FORMAT}
   * @param version {@link SavedStore#VERSION}
   */
  record Header(String format, int version) implements Line {}

  /**
   * A workspace begins; what follows is in it.
   *
   * @param id which
   * @param cursorKey the secret that its cursors are sealed with
   * @param revision of the organisation
   * @param lastPosition the last position that an event was given
   */
  record Begin(WorkspaceId id, String cursorKey, long revision, long lastPosition)
      implements Line {}

  /**
   * An entry of the organisation.
   *
   * @param entry it
   */
  record Entry(OrgEntry entry) implements Line {}

  /**
   * The id of an entry that was removed.
   *
   * @param id which
   */
  record Retired(Subject id) implements Line {}

  /**
   * A record.
   *
   * @param record it
   * @param deletion how it was deleted, if it was
   */
  record Kept(CrmRecord record, Optional<Deletion> deletion) implements Line {}

  /**
   * A file; the lines of its content follow.
   *
   * @param info what is told of it
   * @param deletion how it was deleted, if it was
   * @param chunks how many lines of content follow
   */
  record Attached(FileInfo info, Optional<Deletion> deletion, int chunks) implements Line {}

  /**
   * A piece of the content of the file before it.
   *
   * @param base64 the bytes
   */
  record Chunk(String base64) implements Line {}

  /**
   * The id of a record or a file that was purged.
   *
   * @param id which
   */
  record Purged(Subject id) implements Line {}

  /**
   * The last line of all.
   *
   * @param lines how many there are before it
   */
  record End(long lines) implements Line {}
}

package dev.crmkit.store.memory.internal.snapshot;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.SignIn;
import org.jspecify.annotations.Nullable;

/**
 * A line of a saved store. The words for them are the names of the types; they are the format, so a
 * change of one is a new {@link #VERSION}.
 */
sealed interface SnapshotLine {

  /** What the first line says a saved store is. */
  String FORMAT = "crmkit-memory-store";

  /** The version of the format that is written, and the highest that is read. */
  int VERSION = 1;

  /**
   * The first line of all.
   *
   * @param format {@link #FORMAT}
   * @param version of the format
   */
  record Header(String format, int version) implements SnapshotLine {}

  /**
   * A workspace begins; what follows is in it.
   *
   * @param id which
   * @param cursorKey the secret that its cursors are sealed with
   * @param revision of the organisation
   * @param lastPosition the last position that an event was given
   */
  record Workspace(WorkspaceId id, String cursorKey, long revision, long lastPosition)
      implements SnapshotLine {}

  /**
   * An entry of the organisation.
   *
   * @param entry it
   */
  record OrganisationEntry(OrgEntry entry) implements SnapshotLine {}

  /**
   * The id of an entry that was removed.
   *
   * @param id which
   */
  record RemovedEntry(Subject id) implements SnapshotLine {}

  /**
   * A record.
   *
   * @param record it
   * @param deletion how it was deleted, or null while it is not
   */
  record StoredRecord(CrmRecord record, @Nullable Deletion deletion) implements SnapshotLine {}

  /**
   * A file; the lines of its content follow.
   *
   * @param info what is told of it
   * @param chunks how many lines of content follow
   * @param deletion how it was deleted, or null while it is not
   */
  record AttachedFile(FileInfo info, int chunks, @Nullable Deletion deletion)
      implements SnapshotLine {}

  /**
   * A piece of the content of the file before it.
   *
   * @param base64 the bytes
   */
  record ContentChunk(String base64) implements SnapshotLine {}

  /**
   * The id of a record or a file that was purged.
   *
   * @param id which
   */
  record PurgedId(Subject id) implements SnapshotLine {}

  /**
   * An event.
   *
   * @param event with its position
   */
  record LoggedEvent(Event event) implements SnapshotLine {}

  /**
   * An attempt to sign in.
   *
   * @param attempt it
   */
  record SignInAttempt(SignIn attempt) implements SnapshotLine {}

  /**
   * A waiting activation.
   *
   * @param activation it
   */
  record PendingActivation(Activation activation) implements SnapshotLine {}

  /**
   * The last line of all, so that a file that was cut off is not taken for a whole one.
   *
   * @param lines how many there are before it
   */
  record Footer(long lines) implements SnapshotLine {}
}

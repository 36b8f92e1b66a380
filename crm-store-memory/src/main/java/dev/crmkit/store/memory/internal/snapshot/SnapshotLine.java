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
 * A line of a saved store, as JSON. The names of the types and their components are part of the
 * format, so renaming one requires a new {@link #VERSION}.
 */
sealed interface SnapshotLine {

  /** The name of the format in the first line. */
  String FORMAT = "crmkit-memory-store";

  /** The version that is written, and the newest that can be read. */
  int VERSION = 1;

  /**
   * The first line of the file.
   *
   * @param format {@link #FORMAT}
   * @param version the version of the format
   */
  record Header(String format, int version) implements SnapshotLine {}

  /**
   * The start of a workspace, to which the following lines belong.
   *
   * @param id its id
   * @param cursorKey the secret that its cursors are sealed with
   * @param revision the revision of its organisation
   * @param lastPosition the last position assigned to an event
   */
  record Workspace(WorkspaceId id, String cursorKey, long revision, long lastPosition)
      implements SnapshotLine {}

  /**
   * An entry of the organisation.
   *
   * @param entry the entry
   */
  record OrganisationEntry(OrgEntry entry) implements SnapshotLine {}

  /**
   * The id of an entry that was removed from the organisation.
   *
   * @param id the id, which stays taken
   */
  record RemovedEntry(Subject id) implements SnapshotLine {}

  /**
   * A record.
   *
   * @param record the record
   * @param deletion the deletion; null for a live record
   */
  record StoredRecord(CrmRecord record, @Nullable Deletion deletion) implements SnapshotLine {}

  /**
   * A file, followed by its content.
   *
   * @param info the description of the file
   * @param chunks the number of {@link ContentChunk}s that follow
   * @param deletion the deletion; null if the file itself is not deleted
   */
  record AttachedFile(FileInfo info, int chunks, @Nullable Deletion deletion)
      implements SnapshotLine {}

  /**
   * A chunk of the content of the preceding file.
   *
   * @param base64 the bytes, in Base64
   */
  record ContentChunk(String base64) implements SnapshotLine {}

  /**
   * The id of a purged record or file.
   *
   * @param id the id, which stays taken
   */
  record PurgedId(Subject id) implements SnapshotLine {}

  /**
   * An event.
   *
   * @param event the event, with its position
   */
  record LoggedEvent(Event event) implements SnapshotLine {}

  /**
   * An attempt to sign in.
   *
   * @param attempt the attempt
   */
  record SignInAttempt(SignIn attempt) implements SnapshotLine {}

  /**
   * A pending activation.
   *
   * @param activation the activation
   */
  record PendingActivation(Activation activation) implements SnapshotLine {}

  /**
   * The last line of the file, which shows that the file was not cut off.
   *
   * @param lines the number of lines before it
   */
  record Footer(long lines) implements SnapshotLine {}
}

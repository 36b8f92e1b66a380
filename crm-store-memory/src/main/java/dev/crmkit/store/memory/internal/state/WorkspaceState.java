package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a workspace at one moment: a persistent data structure. A transaction changes a
 * copy until its {@link MutationToken} is closed; from then on the copy is immutable. Copy and
 * original share everything that the transaction did not change.
 */
public final class WorkspaceState {

  private final String cursorKey;
  private final FileTable files;
  private final Trash trash;
  private final EventLog events;
  private final SignInLog signIns;
  private final ActivationTable activations;
  private final MutationToken token;
  private final Map<RecordKind, RecordTable> tables;
  private OrgSnapshot org;

  /** Creates a workspace without records. */
  public WorkspaceState(OrgSnapshot org, String cursorKey) {
    this.org = org;
    this.cursorKey = cursorKey;
    token = MutationToken.NONE;
    tables = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : RecordKind.values()) {
      tables.put(kind, new RecordTable(kind));
    }
    files = new FileTable();
    trash = new Trash();
    events = new EventLog();
    signIns = new SignInLog();
    activations = new ActivationTable();
  }

  private WorkspaceState(WorkspaceState from, MutationToken token) {
    org = from.org;
    cursorKey = from.cursorKey;
    this.token = token;
    tables = new EnumMap<>(from.tables);
    files = from.files.mutableCopy(token);
    trash = from.trash.mutableCopy(token);
    events = from.events.mutableCopy(token);
    signIns = from.signIns.mutableCopy(token);
    activations = from.activations.mutableCopy(token);
  }

  /** Returns a copy that can be changed until the token is closed; this one does not change. */
  public WorkspaceState mutableCopy(MutationToken copyToken) {
    return new WorkspaceState(this, copyToken);
  }

  public OrgSnapshot org() {
    return org;
  }

  /** Replaces the organisation; only for a mutable copy. */
  public void setOrg(OrgSnapshot changed) {
    org = changed;
  }

  public String cursorKey() {
    return cursorKey;
  }

  public FileTable files() {
    return files;
  }

  public Trash trash() {
    return trash;
  }

  public EventLog events() {
    return events;
  }

  public SignInLog signIns() {
    return signIns;
  }

  public ActivationTable activations() {
    return activations;
  }

  public RecordTable table(RecordKind kind) {
    return Objects.requireNonNull(tables.get(kind));
  }

  /** Returns a table to change; only for a mutable copy, which copies the table at first use. */
  public RecordTable mutableTable(RecordKind kind) {
    token.requireOpen();
    RecordTable table = table(kind);
    if (!table.isOwnedBy(token)) {
      table = table.mutableCopy(token);
      tables.put(kind, table);
    }
    return table;
  }

  /** Returns a live record; null if there is none. */
  public @Nullable CrmRecord find(RecordId id) {
    return table(id.recordKind()).find(id.value());
  }

  /** Returns a file even if it or its record is deleted; null if there is none. */
  public @Nullable StoredFile findFile(FileId id) {
    StoredFile file = files.find(id.value());
    if (file != null) {
      return file;
    }
    Trash.Item deleted = trash.find(id);
    return deleted == null ? null : deleted.file();
  }

  public boolean isTaken(Subject id) {
    Subjects.requireRecordOrFile(id);
    return trash.find(id) != null
        || trash.isPurged(id)
        || (id instanceof RecordId record && find(record) != null)
        || (id instanceof FileId file && files.find(file.value()) != null);
  }
}

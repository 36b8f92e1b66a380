package dev.crmkit.store.memory;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.record.RecordKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All of a workspace at one moment. Immutable, but for a successor that a transaction changes until
 * its {@link Edit} is closed; the two share what the transaction does not change.
 */
final class State {

  private final String cursorKey;
  private final FileTable files;
  private final Bin bin;
  private final Journal journal;
  private final SignInLog signIns;
  private final Activations activations;
  private final Edit edit;
  private final Map<RecordKind, Table> tables;
  private OrgSnapshot org;

  /** A workspace without records. */
  State(OrgSnapshot org, String cursorKey) {
    this.org = org;
    this.cursorKey = cursorKey;
    edit = Edit.NONE;
    tables = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : RecordKind.values()) {
      tables.put(kind, new Table(kind));
    }
    files = new FileTable();
    bin = new Bin();
    journal = new Journal();
    signIns = new SignInLog();
    activations = new Activations();
  }

  private State(State from, Edit edit) {
    org = from.org;
    cursorKey = from.cursorKey;
    this.edit = edit;
    tables = new EnumMap<>(from.tables);
    files = from.files.edit(edit);
    bin = from.bin.edit(edit);
    journal = from.journal.edit(edit);
    signIns = from.signIns.edit(edit);
    activations = from.activations.edit(edit);
  }

  /** A successor that can be changed until the edit is closed; this one stays as it is. */
  State edit(Edit under) {
    return new State(this, under);
  }

  OrgSnapshot org() {
    return org;
  }

  /** Only for a successor. */
  void setOrg(OrgSnapshot changed) {
    org = changed;
  }

  String cursorKey() {
    return cursorKey;
  }

  FileTable files() {
    return files;
  }

  Bin bin() {
    return bin;
  }

  Journal journal() {
    return journal;
  }

  SignInLog signIns() {
    return signIns;
  }

  Activations activations() {
    return activations;
  }

  Table table(RecordKind kind) {
    return Objects.requireNonNull(tables.get(kind));
  }

  /** A table to change; only for a successor, which makes its own when it is first asked for it. */
  Table edited(RecordKind kind) {
    edit.check();
    Table table = table(kind);
    if (!table.isUnder(edit)) {
      table = table.edit(edit);
      tables.put(kind, table);
    }
    return table;
  }

  /** A living record, or null. */
  @Nullable CrmRecord record(RecordId id) {
    return table(id.recordKind()).get(id.value());
  }

  /** A file that is living, deleted, or on a deleted record; or null. */
  @Nullable StoredFile fileOfAnyKind(FileId id) {
    StoredFile file = files.get(id.value());
    if (file != null) {
      return file;
    }
    Bin.Deleted deleted = bin.get(id);
    return deleted == null ? null : deleted.file();
  }

  boolean isTaken(Subject id) {
    Subjects.checkKept(id);
    return bin.get(id) != null
        || bin.isPurged(id)
        || (id instanceof RecordId record && record(record) != null)
        || (id instanceof FileId file && files.get(file.value()) != null);
  }
}

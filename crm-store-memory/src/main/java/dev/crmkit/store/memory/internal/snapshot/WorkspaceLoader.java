package dev.crmkit.store.memory.internal.snapshot;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.Subject;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.store.memory.internal.state.FileContent;
import dev.crmkit.store.memory.internal.state.StoredFile;
import dev.crmkit.store.memory.internal.state.Trash;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the state of a workspace from the lines of a snapshot. */
final class WorkspaceLoader {

  private final SnapshotLine.Workspace header;
  private final long epoch;
  private final MutationToken token = new MutationToken();
  private final WorkspaceState state;
  private final List<OrgEntry> entries = new ArrayList<>();
  private final List<Subject> removed = new ArrayList<>();
  private final Map<Subject, StoredFile> files = new LinkedHashMap<>();

  WorkspaceLoader(SnapshotLine.Workspace header, long epoch) {
    this.header = header;
    this.epoch = epoch;
    OrgSnapshot none = OrgSnapshot.of(header.id(), epoch, 1, List.of(), List.of());
    state = new WorkspaceState(none, header.cursorKey()).mutableCopy(token);
    state.events().reservePositionsTo(header.lastPosition());
  }

  void add(SnapshotLine line) {
    if (line instanceof SnapshotLine.OrganisationEntry entry) {
      entries.add(entry.entry());
    } else if (line instanceof SnapshotLine.RemovedEntry entry) {
      removed.add(entry.id());
    } else if (line instanceof SnapshotLine.StoredRecord stored) {
      add(stored);
    } else if (line instanceof SnapshotLine.PurgedId purged) {
      requireFree(purged.id());
      state.trash().addPurged(purged.id());
    } else if (line instanceof SnapshotLine.LoggedEvent logged) {
      state.events().put(logged.event());
    } else if (line instanceof SnapshotLine.SignInAttempt attempt) {
      state.signIns().add(attempt.attempt());
    } else if (line instanceof SnapshotLine.PendingActivation pending) {
      state.activations().put(pending.activation());
    } else {
      throw new IllegalArgumentException("a line of this type cannot occur here");
    }
  }

  private void add(SnapshotLine.StoredRecord stored) {
    requireFree(stored.record().id());
    if (stored.deletion() == null) {
      state.mutableTable(stored.record().id().recordKind()).add(stored.record());
    } else {
      state
          .trash()
          .add(new Trash.Item(stored.record().id(), stored.deletion(), stored.record(), null));
    }
  }

  void add(SnapshotLine.AttachedFile attached, FileContent content) {
    requireFree(attached.info().id());
    StoredFile stored = new StoredFile(attached.info(), content);
    if (attached.deletion() == null) {
      files.put(attached.info().id(), stored);
    } else {
      state.trash().add(new Trash.Item(attached.info().id(), attached.deletion(), null, stored));
    }
  }

  void reserve(Subject id) {
    if (!state.isTaken(id) && !files.containsKey(id)) {
      state.trash().addPurged(id);
    }
  }

  private void requireFree(Subject id) {
    if (state.isTaken(id) || files.containsKey(id)) {
      throw new IllegalArgumentException(id.path() + " occurs twice");
    }
  }

  WorkspaceState finish() {
    // At the end, because a file may precede its record.
    files.values().forEach(file -> state.files().add(file, state.find(file.info().record())));
    OrgSnapshot org = OrgSnapshot.of(header.id(), epoch, header.revision(), entries, removed);
    org.director();
    state.setOrg(org);
    token.close();
    return state;
  }
}

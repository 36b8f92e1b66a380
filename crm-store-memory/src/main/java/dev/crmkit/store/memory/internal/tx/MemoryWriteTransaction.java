package dev.crmkit.store.memory.internal.tx;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.memory.internal.state.FileContent;
import dev.crmkit.store.memory.internal.state.StoredFile;
import dev.crmkit.store.memory.internal.state.Subjects;
import dev.crmkit.store.memory.internal.state.Trash;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes a private copy of a {@link WorkspaceState}, which the workspace publishes when the
 * callback returns.
 */
final class MemoryWriteTransaction extends MemoryReadTransaction implements OrgTransaction {

  private final WorkspaceState base;
  private final StagingArea staging;
  private final MutationToken token = new MutationToken();
  private final Set<String> usedContents = new HashSet<>();
  private final List<FileContent> purgedContents = new ArrayList<>();

  MemoryWriteTransaction(WorkspaceState base, StagingArea staging) {
    super(base);
    this.base = base;
    this.staging = staging;
  }

  /** Commits: makes the changed state immutable and returns it. */
  WorkspaceState finish() {
    WorkspaceState result = state();
    token.close();
    usedContents.forEach(staging::remove);
    purgedContents.forEach(content -> content.purged().set(true));
    return result;
  }

  /** Returns the state to change; the first change copies it. */
  private WorkspaceState mutableState() {
    WorkspaceState current = state();
    if (current == base) {
      current = base.mutableCopy(token);
      setState(current);
    }
    return current;
  }

  @Override
  public void insertAll(List<? extends CrmRecord> records) {
    StoreArguments.requireDistinctIds(records);
    records.forEach(record -> requireFree(record.id()));
    records.forEach(record -> mutableState().mutableTable(record.id().recordKind()).add(record));
  }

  @Override
  public void update(CrmRecord record) {
    CrmRecord before = requireLive(record.id());
    StoreArguments.requireNextVersion(before, record);
    WorkspaceState next = mutableState();
    next.mutableTable(record.id().recordKind()).replace(before, record);
    next.files().recordChanged(before, record);
  }

  @Override
  public void insertFile(FileInfo file, StagedContent content) {
    requireFree(file.id());
    CrmRecord on = requireLive(file.record());
    FileContent staged = usedContents.contains(content.key()) ? null : staging.get(content);
    if (staged == null) {
      throw StoreArguments.contentGone(file);
    }
    StoreArguments.requireSameContent(file, staged.size(), staged.sha256());
    mutableState().files().add(new StoredFile(file, staged), on);
    usedContents.add(content.key());
  }

  @Override
  public void delete(Subject id, Deletion deletion) {
    Subjects.requireRecordOrFile(id);
    if (id instanceof FileId file) {
      StoredFile found = state().files().findLive(file.value());
      if (found == null) {
        throw StoreArguments.notFound(id);
      }
      WorkspaceState next = mutableState();
      next.files().remove(found, next.find(found.info().record()));
      next.trash().add(new Trash.Item(id, deletion, null, found));
    } else {
      CrmRecord found = requireLive((RecordId) id);
      WorkspaceState next = mutableState();
      next.mutableTable(found.id().recordKind()).remove(found);
      next.files().recordChanged(found, null);
      next.trash().add(new Trash.Item(id, deletion, found, null));
    }
  }

  @Override
  public void restore(Subject id) {
    Trash.Item deleted = requireDeleted(id);
    WorkspaceState next = mutableState();
    next.trash().remove(deleted);
    StoredFile file = deleted.file();
    if (file != null) {
      next.files().add(file, next.find(file.info().record()));
    }
    CrmRecord record = deleted.record();
    if (record != null) {
      next.mutableTable(record.id().recordKind()).add(record);
      next.files().recordChanged(null, record);
    }
  }

  @Override
  public void purge(Subject id) {
    Trash.Item deleted = requireDeleted(id);
    WorkspaceState next = mutableState();
    next.trash().remove(deleted);
    next.trash().addPurged(id);
    StoredFile file = deleted.file();
    if (file != null) {
      purgedContents.add(file.content());
    }
    next.events().erase(id);
  }

  @Override
  public void append(Event event) {
    mutableState().events().append(event);
  }

  @Override
  public void record(SignIn attempt) {
    mutableState().signIns().add(attempt);
  }

  @Override
  public void pruneSignIns(UserId user, int kept) {
    StoreArguments.requireLimit(kept);
    mutableState().signIns().prune(user, kept);
  }

  @Override
  public OrgSnapshot apply(OrgDelta delta) {
    if (!delta.isEmpty()) {
      mutableState().setOrg(org().with(delta, base.org().revision() + 1));
    }
    return org();
  }

  @Override
  public void putActivation(Activation activation) {
    mutableState().activations().put(activation);
  }

  @Override
  public void removeActivation(UserId user) {
    mutableState().activations().remove(user);
  }

  private void requireFree(Subject id) {
    if (state().isTaken(id)) {
      throw StoreArguments.idTaken(id);
    }
  }

  private CrmRecord requireLive(RecordId id) {
    CrmRecord record = state().find(id);
    if (record == null) {
      throw StoreArguments.notFound(id);
    }
    return record;
  }

  private Trash.Item requireDeleted(Subject id) {
    Trash.Item deleted = state().trash().find(id);
    if (deleted == null) {
      throw StoreArguments.notDeleted(id);
    }
    return deleted;
  }
}

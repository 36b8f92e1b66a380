package dev.crmkit.store.memory;

import dev.crmkit.core.Subject;
import dev.crmkit.core.file.FileId;
import dev.crmkit.core.file.FileInfo;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes a private successor of a {@link State}, which is published when the callback returns. */
final class MemoryWrite extends MemoryRead implements OrgTransaction {

  private final State base;
  private final Staging staging;
  private final Edit edit = new Edit();
  private final Set<String> usedContents = new HashSet<>();
  private final List<Content> purgedContents = new ArrayList<>();

  MemoryWrite(State base, Staging staging) {
    super(base);
    this.base = base;
    this.staging = staging;
  }

  /** The state after the callback, immutable from now on. */
  State finish() {
    State result = state();
    edit.close();
    usedContents.forEach(staging::remove);
    purgedContents.forEach(content -> content.purged().set(true));
    return result;
  }

  /** The successor; the first change makes it. */
  private State next() {
    State present = state();
    if (present == base) {
      present = base.edit(edit);
      setState(present);
    }
    return present;
  }

  @Override
  public void insert(CrmRecord record) {
    checkFree(record.id());
    next().edited(record.id().recordKind()).add(record);
  }

  @Override
  public void update(CrmRecord record) {
    CrmRecord before = living(record.id());
    if (record.version() <= before.version()) {
      throw new IllegalArgumentException(
          record.id()
              + " is at version "
              + before.version()
              + "; its next version is larger, not "
              + record.version());
    }
    State next = next();
    next.edited(record.id().recordKind()).replace(before, record);
    next.files().follow(before, record);
  }

  @Override
  public void insertFile(FileInfo file, StagedContent content) {
    checkFree(file.id());
    CrmRecord on = living(file.on());
    Content staged = usedContents.contains(content.key()) ? null : staging.get(content);
    if (staged == null) {
      throw new IllegalArgumentException(
          "the content for " + file.id() + " is gone: it was used, discarded or never staged here");
    }
    if (file.size() != staged.size() || !file.sha256().equals(staged.sha256())) {
      throw new IllegalArgumentException(
          file.id() + " is not of the size and the checksum of its content");
    }
    next().files().add(new StoredFile(file, staged), on);
    usedContents.add(content.key());
  }

  @Override
  public void delete(Subject id, Deletion deletion) {
    Subjects.checkKept(id);
    if (id instanceof FileId file) {
      StoredFile found = state().files().living(file.value());
      if (found == null) {
        throw new IllegalArgumentException("there is no living " + id.path());
      }
      State next = next();
      next.files().remove(found, next.record(found.info().on()));
      next.bin().add(new Bin.Deleted(id, deletion, null, found));
    } else {
      CrmRecord found = living((RecordId) id);
      State next = next();
      next.edited(found.id().recordKind()).remove(found);
      next.files().follow(found, null);
      next.bin().add(new Bin.Deleted(id, deletion, found, null));
    }
  }

  @Override
  public void restore(Subject id) {
    Bin.Deleted deleted = deleted(id);
    State next = next();
    next.bin().remove(deleted);
    StoredFile file = deleted.file();
    if (file != null) {
      next.files().add(file, next.record(file.info().on()));
    }
    CrmRecord record = deleted.record();
    if (record != null) {
      next.edited(record.id().recordKind()).add(record);
      next.files().follow(null, record);
    }
  }

  @Override
  public void purge(Subject id) {
    Bin.Deleted deleted = deleted(id);
    State next = next();
    next.bin().remove(deleted);
    next.bin().addPurged(id);
    StoredFile file = deleted.file();
    if (file != null) {
      purgedContents.add(file.content());
    }
    next.journal().erase(id);
  }

  @Override
  public void append(Event event) {
    next().journal().append(event);
  }

  @Override
  public void record(SignIn attempt) {
    next().signIns().add(attempt);
  }

  @Override
  public void pruneSignIns(UserId user, int kept) {
    checkLimit(kept);
    next().signIns().prune(user, kept);
  }

  @Override
  public OrgSnapshot apply(OrgDelta delta) {
    if (!delta.isEmpty()) {
      next().setOrg(org().with(delta, base.org().revision() + 1));
    }
    return org();
  }

  @Override
  public void putActivation(Activation activation) {
    next().activations().put(activation);
  }

  @Override
  public void removeActivation(UserId user) {
    next().activations().remove(user);
  }

  private void checkFree(Subject id) {
    if (state().isTaken(id)) {
      throw new IllegalArgumentException(id.path() + " is taken");
    }
  }

  private CrmRecord living(RecordId id) {
    CrmRecord record = state().record(id);
    if (record == null) {
      throw new IllegalArgumentException("there is no living " + id.path());
    }
    return record;
  }

  private Bin.Deleted deleted(Subject id) {
    Bin.Deleted deleted = state().bin().get(id);
    if (deleted == null) {
      throw new IllegalArgumentException("there is no deleted " + id.path());
    }
    return deleted;
  }
}

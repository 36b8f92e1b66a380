package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.file.FileId;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import dev.crmkit.store.memory.internal.tree.TakeWhileIterator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Indexes of the trash: the number of deleted clients that have a value of each field, which
 * changes of the form need, and the deleted files of each record, which purges need.
 */
public final class TrashIndex {

  /** The number of deleted clients that have a value of a field. */
  private record FieldCount(long field, int clients) {}

  /** A deleted file and its record. */
  private record FileEntry(RecordId on, FileId file) {}

  private final SortedTree<FieldCount> fields;
  private final SortedTree<FileEntry> files;

  TrashIndex() {
    fields = SortedTree.empty(Comparator.comparingLong(FieldCount::field));
    files =
        SortedTree.empty(
            Comparator.comparing(FileEntry::on, Subjects.ORDER)
                .thenComparing(FileEntry::file, Subjects.ORDER));
  }

  private TrashIndex(TrashIndex from, MutationToken token) {
    fields = from.fields.mutableCopy(token);
    files = from.files.mutableCopy(token);
  }

  /** Returns a copy that can be changed until the token is closed. */
  TrashIndex mutableCopy(MutationToken token) {
    return new TrashIndex(this, token);
  }

  void add(@Nullable CrmRecord record, @Nullable StoredFile file) {
    if (record != null) {
      record.fields().keySet().forEach(field -> addToCount(field, 1));
    }
    if (file != null) {
      files.put(new FileEntry(file.info().record(), file.info().id()));
    }
  }

  void remove(@Nullable CrmRecord record, @Nullable StoredFile file) {
    if (record != null) {
      record.fields().keySet().forEach(field -> addToCount(field, -1));
    }
    if (file != null) {
      files.remove(new FileEntry(file.info().record(), file.info().id()));
    }
  }

  private void addToCount(FieldId field, int change) {
    FieldCount before = find(field);
    FieldCount after =
        new FieldCount(field.value(), (before == null ? 0 : before.clients) + change);
    if (after.clients == 0) {
      fields.remove(after);
    } else {
      fields.put(after);
    }
  }

  private @Nullable FieldCount find(FieldId field) {
    return fields.find(each -> Long.compare(each.field, field.value()));
  }

  public boolean hasValue(FieldId field) {
    return find(field) != null;
  }

  public Set<FileId> filesOn(RecordId record) {
    Set<FileId> found = new HashSet<>();
    new TakeWhileIterator<FileEntry>(
            files.ascendingFrom(entry -> Subjects.ORDER.compare(entry.on, record)),
            entry -> entry.on.equals(record))
        .forEachRemaining(entry -> found.add(entry.file));
    return found;
  }
}

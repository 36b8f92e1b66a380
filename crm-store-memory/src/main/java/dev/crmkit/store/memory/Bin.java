package dev.crmkit.store.memory;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.record.CrmRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is deleted and can be restored, and the ids of what was purged (rules.md E6). */
final class Bin {

  private static final Comparator<Deleted> BY_DELETION =
      Comparator.comparingLong((Deleted deleted) -> deleted.deletion.id().value())
          .thenComparing(Deleted::id, Subjects.ORDER);

  private static final Comparator<Deletion> BY_ID =
      Comparator.comparingLong(deletion -> deletion.id().value());

  private final SortedTree<Deleted> byId;
  private final SortedTree<Deleted> byDeletion;
  private final SortedTree<Deletion> deletions;
  private final SortedTree<Deletion> deletionsByTime;
  private final SortedTree<Subject> purged;
  private final TrashIndex index;

  /** Nothing. */
  Bin() {
    byId = SortedTree.empty(Comparator.comparing(Deleted::id, Subjects.ORDER));
    byDeletion = SortedTree.empty(BY_DELETION);
    deletions = SortedTree.empty(BY_ID);
    deletionsByTime = SortedTree.empty(Comparator.comparing(Deletion::at).thenComparing(BY_ID));
    purged = SortedTree.empty(Subjects.ORDER);
    index = new TrashIndex();
  }

  private Bin(Bin from, Edit edit) {
    byId = from.byId.edit(edit);
    byDeletion = from.byDeletion.edit(edit);
    deletions = from.deletions.edit(edit);
    deletionsByTime = from.deletionsByTime.edit(edit);
    purged = from.purged.edit(edit);
    index = from.index.edit(edit);
  }

  /** A successor that can be changed until the edit is closed. */
  Bin edit(Edit edit) {
    return new Bin(this, edit);
  }

  @Nullable Deleted get(Subject id) {
    return byId.find(deleted -> Subjects.ORDER.compare(deleted.id, id));
  }

  void add(Deleted deleted) {
    byId.put(deleted);
    byDeletion.put(deleted);
    index.add(deleted.record, deleted.file);
    if (!deletions.contains(deleted.deletion)) {
      deletions.put(deleted.deletion);
      deletionsByTime.put(deleted.deletion);
    }
  }

  void remove(Deleted deleted) {
    byId.remove(deleted);
    byDeletion.remove(deleted);
    index.remove(deleted.record, deleted.file);
    Deletion deletion = deletions.find(each -> BY_ID.compare(each, deleted.deletion));
    if (deletion != null && !of(deletion.id()).hasNext()) {
      deletions.remove(deletion);
      deletionsByTime.remove(deletion);
    }
  }

  /** What the deleted records and files are found by. */
  TrashIndex index() {
    return index;
  }

  boolean isPurged(Subject id) {
    return purged.contains(id);
  }

  void addPurged(Subject id) {
    purged.put(id);
  }

  Iterable<Subject> purged() {
    return purged;
  }

  Iterable<Deleted> all() {
    return byId;
  }

  Set<Subject> deletedBy(DeletionId deletion) {
    Set<Subject> ids = new HashSet<>();
    of(deletion).forEachRemaining(deleted -> ids.add(deleted.id));
    return ids;
  }

  /** The deletions of which something is left, the latest first. */
  List<Deletion> deletions(int limit) {
    List<Deletion> latest = new ArrayList<>();
    Iterator<Deletion> down = deletionsByTime.downFrom(deletion -> -1);
    while (latest.size() < limit && down.hasNext()) {
      latest.add(down.next());
    }
    return latest;
  }

  private Iterator<Deleted> of(DeletionId deletion) {
    return new Stretch<>(
        byDeletion.from(deleted -> Long.compare(deleted.deletion.id().value(), deletion.value())),
        deleted -> deleted.deletion.id().equals(deletion));
  }

  /**
   * A deleted record or file.
   *
   * @param id which
   * @param deletion how it was deleted
   * @param record the record as it was; null for a file
   * @param file the file as it was; null for a record
   */
  record Deleted(
      Subject id, Deletion deletion, @Nullable CrmRecord record, @Nullable StoredFile file) {}
}

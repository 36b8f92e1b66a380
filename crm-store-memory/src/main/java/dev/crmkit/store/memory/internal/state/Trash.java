package dev.crmkit.store.memory.internal.state;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Deletion;
import dev.crmkit.core.history.DeletionId;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import dev.crmkit.store.memory.internal.tree.TakeWhileIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deleted records and files, which can be restored, and the ids of the purged ones (rules.md
 * E6).
 */
public final class Trash {

  private static final Comparator<Item> BY_DELETION =
      Comparator.comparingLong((Item deleted) -> deleted.deletion.id().value())
          .thenComparing(Item::id, Subjects.ORDER);

  private static final Comparator<Deletion> BY_ID =
      Comparator.comparingLong(deletion -> deletion.id().value());

  private static final Comparator<Position> IN_ORDER =
      Sort.ascending(Sort.Attribute.CREATED).comparator();

  private final SortedTree<Item> byId;
  private final SortedTree<Item> byDeletion;
  private final SortedTree<Deletion> deletions;
  private final SortedTree<Deletion> deletionsByTime;
  private final SortedTree<Subject> purged;
  private final TrashIndex index;

  Trash() {
    byId = SortedTree.empty(Comparator.comparing(Item::id, Subjects.ORDER));
    byDeletion = SortedTree.empty(BY_DELETION);
    deletions = SortedTree.empty(BY_ID);
    deletionsByTime =
        SortedTree.empty(Comparator.comparing(Deletion::deletedAt).thenComparing(BY_ID));
    purged = SortedTree.empty(Subjects.ORDER);
    index = new TrashIndex();
  }

  private Trash(Trash from, MutationToken token) {
    byId = from.byId.mutableCopy(token);
    byDeletion = from.byDeletion.mutableCopy(token);
    deletions = from.deletions.mutableCopy(token);
    deletionsByTime = from.deletionsByTime.mutableCopy(token);
    purged = from.purged.mutableCopy(token);
    index = from.index.mutableCopy(token);
  }

  /** Returns a copy that can be changed until the token is closed. */
  Trash mutableCopy(MutationToken token) {
    return new Trash(this, token);
  }

  public @Nullable Item find(Subject id) {
    return byId.find(deleted -> Subjects.ORDER.compare(deleted.id, id));
  }

  public void add(Item deleted) {
    byId.put(deleted);
    byDeletion.put(deleted);
    index.add(deleted.record, deleted.file);
    if (!deletions.contains(deleted.deletion)) {
      deletions.put(deleted.deletion);
      deletionsByTime.put(deleted.deletion);
    }
  }

  public void remove(Item deleted) {
    byId.remove(deleted);
    byDeletion.remove(deleted);
    index.remove(deleted.record, deleted.file);
    Deletion deletion = deletions.find(each -> BY_ID.compare(each, deleted.deletion));
    if (deletion != null && !itemsOf(deletion.id()).hasNext()) {
      deletions.remove(deletion);
      deletionsByTime.remove(deletion);
    }
  }

  /** The indexes of the deleted records and files. */
  public TrashIndex index() {
    return index;
  }

  boolean isPurged(Subject id) {
    return purged.contains(id);
  }

  public void addPurged(Subject id) {
    purged.put(id);
  }

  public Iterable<Subject> purged() {
    return purged;
  }

  public Iterable<Item> all() {
    return byId;
  }

  public Set<Subject> deletedIn(DeletionId deletion) {
    Set<Subject> ids = new HashSet<>();
    itemsOf(deletion).forEachRemaining(deleted -> ids.add(deleted.id));
    return ids;
  }

  /** Returns the deletions of which some item is left, the latest first. */
  public List<Deletion> deletions(@Nullable Position after, int limit) {
    List<Deletion> latest = new ArrayList<>();
    Iterator<Deletion> down =
        deletionsByTime.descendingFrom(
            deletion -> after == null || IN_ORDER.compare(position(deletion), after) < 0 ? -1 : 1);
    while (latest.size() < limit && down.hasNext()) {
      latest.add(down.next());
    }
    return latest;
  }

  private static Position position(Deletion deletion) {
    return new Position(new SortKey.OfInstant(deletion.deletedAt()), deletion.id().value());
  }

  private Iterator<Item> itemsOf(DeletionId deletion) {
    return new TakeWhileIterator<>(
        byDeletion.ascendingFrom(
            deleted -> Long.compare(deleted.deletion.id().value(), deletion.value())),
        deleted -> deleted.deletion.id().equals(deletion));
  }

  /**
   * A deleted record or file.
   *
   * @param id its id
   * @param deletion how it was deleted
   * @param record the deleted record; null for a file
   * @param file the deleted file; null for a record
   */
  public record Item(
      Subject id, Deletion deletion, @Nullable CrmRecord record, @Nullable StoredFile file) {}
}

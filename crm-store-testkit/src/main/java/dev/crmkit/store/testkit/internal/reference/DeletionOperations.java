package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import java.util.ArrayList;
import java.util.List;

/** Deletes records and files, undoes it, and purges (E5, E6). */
final class DeletionOperations {

  private final OperationContext context;
  private final ReferenceWorkspace workspace;
  private final Permissions permissions;

  DeletionOperations(OperationContext context) {
    this.context = context;
    this.workspace = context.workspace();
    this.permissions = context.permissions();
  }

  /** Deletes a record with what goes with it, or a file: whoever may delete its record. */
  void delete(String key) {
    Item item = context.seenItem(key);
    if (!permissions.mayDelete(context.user(), workspace.record(item))) {
      throw RefusalException.denied();
    }
    List<Item> all = new ArrayList<>(List.of(item));
    if (item.isClient()) {
      // E6: those of its activities and deals that the user may delete; the others stay
      for (Item other : workspace.living()) {
        if (item.id.equals(other.client) && permissions.mayDelete(context.user(), other)) {
          all.add(other);
        }
      }
    }
    workspace.deletions++;
    for (Item each : all) {
      each.deletion = workspace.deletions; // its files go with it, for they are on it
      context.addHistory(each, "delete");
    }
  }

  /** E6: only the Director undoes a deletion. */
  void undo(String key) {
    Item item = deleted(key);
    if (item.isFile() && (item.deletion == 0 || workspace.living(item.on) == null)) {
      throw RefusalException.invalid(
          "id", "on"); // it comes back with its record, or to a living one
    }
    for (Item each : wentWith(item)) {
      each.deletion = 0;
      if (workspace.outcomesOf(each.stages).size() > 1) {
        throw RefusalException.invalid("stages"); // P3
      }
      if (!each.isFile()) {
        context.bumpVersion(each);
      }
      context.addHistory(each, "undo-delete");
    }
  }

  /** E6: purging erases the content and the history for good. */
  void purge(String key) {
    Item item = deleted(key);
    List<Item> all = wentWith(item);
    for (Item each : List.copyOf(workspace.items.values())) {
      if (all.contains(each) || (each.isFile() && all.contains(workspace.record(each)))) {
        each.purged = true;
        each.fields.clear();
        each.labels.clear();
        each.stages.clear();
        each.history.clear();
      }
    }
  }

  /** It, and if it is a client, what was deleted with it and is so still. */
  private List<Item> wentWith(Item item) {
    List<Item> all = new ArrayList<>(List.of(item));
    for (Item other : workspace.items.values()) {
      if (item.isClient()
          && item.id.equals(other.client)
          && other.deletion == item.deletion
          && !other.purged) {
        all.add(other);
      }
    }
    return all;
  }

  /** What the Director finds deleted; to all others what is deleted is not there (A1, V8). */
  private Item deleted(String key) {
    Item item = workspace.items.get(key);
    if (!context.isDirector()) {
      throw context.visibility().sees(context.user(), key)
          ? RefusalException.denied()
          : RefusalException.notFound();
    }
    if (item == null || item.purged) {
      throw RefusalException.notFound();
    }
    if (workspace.living(key) != null) {
      throw RefusalException.invalid("id", "on");
    }
    return item;
  }
}

package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requirePermitted;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireSeen;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import java.util.ArrayList;
import java.util.List;

/** Deletes records and files, undoes deletions, and purges (E5, E6). */
record DeletionOperations(OperationContext context, ReferenceWorkspace workspace) {

  DeletionOperations(OperationContext context) {
    this(context, context.workspace());
  }

  /** Deletes a record with what belongs to it, or a file of a record that the user may delete. */
  Object delete(String key) {
    Item item = context.seenItem(key);
    Permissions permissions = context.permissions();
    requirePermitted(permissions.mayDelete(context.user(), workspace.record(item)));
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
      each.deletion = workspace.deletions; // files are deleted with their record
      context.addHistory(each, "delete");
    }
    return OperationContext.OK;
  }

  /** E6: only the Director can undo a deletion. */
  Object undo(String key) {
    Item item = deleted(key);
    // a file comes back with its record, or on its own to a living record
    requireValid(
        !item.isFile() || (item.deletion > 0 && workspace.living(item.on) != null), "id", "on");
    for (Item each : deletedWith(item)) {
      each.deletion = 0;
      requireValid(workspace.outcomesOf(each.stages).size() <= 1, "stages"); // P3
      if (!each.isFile()) {
        context.bumpVersion(each);
      }
      context.addHistory(each, "undo-delete");
    }
    return OperationContext.OK;
  }

  /** E6: a purge permanently erases the content and the history. */
  Object purge(String key) {
    List<Item> all = deletedWith(deleted(key));
    for (Item each : workspace.items.values()) {
      if (all.contains(each) || (each.isFile() && all.contains(workspace.record(each)))) {
        each.purged = true;
        each.fields.clear();
        each.labels.clear();
        each.stages.clear();
        each.history.clear();
      }
    }
    return OperationContext.OK;
  }

  /** Returns a deleted item, and what was deleted together with a client and still is. */
  private List<Item> deletedWith(Item item) {
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

  /** Returns a deleted item; for all but the Director it does not exist (A1, V8). */
  private Item deleted(String key) {
    Item item = workspace.items.get(key);
    boolean seen =
        context.isDirector()
            ? item != null && !item.purged
            : context.visibility().sees(context.user(), key);
    Item found = requireSeen(item, seen);
    context.requireDirector();
    requireValid(workspace.living(key) == null, "id", "on");
    return found;
  }
}

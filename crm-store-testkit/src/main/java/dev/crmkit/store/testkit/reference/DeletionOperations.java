package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.List;

/** Deletes records and files, undoes it, and purges (E5, E6). */
final class DeletionOperations {

  private final Act act;
  private final Workspace workspace;
  private final Rights rights;

  DeletionOperations(Act act) {
    this.act = act;
    this.workspace = act.workspace();
    this.rights = act.rights();
  }

  /** Deletes a record with what goes with it, or a file: whoever may delete its record. */
  void delete(Args args) {
    Item item = act.seenItem(args.word("on"));
    if (!rights.mayDelete(act.user(), workspace.record(item))) {
      throw Refusal.denied();
    }
    List<Item> all = new ArrayList<>(List.of(item));
    if (item.isClient()) {
      // E6: of its activities and deals those that he may delete; the others stay
      for (Item other : workspace.alive()) {
        if (item.id.equals(other.client) && rights.mayDelete(act.user(), other)) {
          all.add(other);
        }
      }
    }
    workspace.deletions++;
    for (Item each : all) {
      each.deletion = workspace.deletions; // its files go with it, for they are on it
      act.tell(each, "delete");
    }
  }

  /** E6: only the Director undoes a deletion. */
  void undo(Args args) {
    Item item = deleted(args.word("on"));
    if (item.isFile() && (item.deletion == 0 || workspace.alive(item.on) == null)) {
      throw Refusal.invalid("id", "on"); // it comes back with its record, or to a living one
    }
    for (Item each : wentWith(item)) {
      each.deletion = 0;
      if (workspace.closings(each.stages).size() > 1) {
        throw Refusal.invalid("stages"); // P3
      }
      if (!each.isFile()) {
        act.changed(each);
      }
      act.tell(each, "undo-delete");
    }
  }

  /** E6: purging erases the content and the history for good. */
  void purge(Args args) {
    Item item = deleted(args.word("on"));
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
    if (!act.byDirector()) {
      throw act.sight().sees(act.user(), key) ? Refusal.denied() : Refusal.notFound();
    }
    if (item == null || item.purged) {
      throw Refusal.notFound();
    }
    if (workspace.alive(key) != null) {
      throw Refusal.invalid("id", "on");
    }
    return item;
  }
}

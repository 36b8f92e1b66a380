package dev.crmkit.store.testkit.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works does something in a workspace.
 *
 * @param workspace what he changes: a copy, thrown away if he is refused
 * @param user who he is
 * @param from the address that he comes from, if known
 */
record Act(Workspace workspace, String user, @Nullable String from) {

  Sight sight() {
    return new Sight(workspace);
  }

  Rights rights() {
    return new Rights(workspace);
  }

  Person me() {
    return workspace.present(user);
  }

  boolean byDirector() {
    return me().isDirector();
  }

  void requireDirector() {
    if (!byDirector()) {
      throw Refusal.denied();
    }
  }

  /** S1, S2. */
  void requireManage(String area) {
    if (!rights().manages(user, area)) {
      throw Refusal.denied();
    }
  }

  /** The user whose profile he sees; to him there are no others (A1). */
  Person seenUser(String id) {
    Person person = workspace.person(id);
    if (person == null || !sight().seesProfile(user, id)) {
      throw Refusal.notFound();
    }
    return person;
  }

  /** The record or file that he sees; to him there are no others (A1, V8). */
  Item seenItem(String key) {
    Item item = workspace.alive(key);
    if (item == null || !sight().sees(user, key)) {
      throw Refusal.notFound();
    }
    return item;
  }

  /** W2: what was done goes into the history of the record. */
  void tell(Item item, String did, Map<String, String> fields, Map<String, String> others) {
    item.history.add(new Entry(user, me().name, from, did, fields, others));
  }

  void tell(Item item, String did) {
    tell(item, did, Map.of(), Map.of());
  }

  void tell(Item item, String did, String what, @Nullable Object before, @Nullable Object after) {
    tell(item, did, Map.of(), Map.of(what, Entry.change(before, after)));
  }

  /** E7: each change is a new version. */
  void changed(Item item) {
    item.version++;
    item.updated = workspace.now;
  }
}

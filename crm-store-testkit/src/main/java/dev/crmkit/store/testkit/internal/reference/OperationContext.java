package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can work carries out an operation in a workspace.
 *
 * @param workspace what they change: a copy, which is discarded if the operation is refused
 * @param user who acts
 * @param from the address that they come from, if known
 */
record OperationContext(ReferenceWorkspace workspace, String user, @Nullable String from) {

  VisibilityRules visibility() {
    return new VisibilityRules(workspace);
  }

  Permissions permissions() {
    return new Permissions(workspace);
  }

  Person me() {
    return workspace.present(user);
  }

  boolean isDirector() {
    return me().isDirector();
  }

  void requireDirector() {
    if (!isDirector()) {
      throw RefusalException.denied();
    }
  }

  /** S1, S2. */
  void requireManage(String area) {
    if (!permissions().manages(user, area)) {
      throw RefusalException.denied();
    }
  }

  /** Returns a user whose profile the acting user sees; all others are not found (A1). */
  Person seenUser(String id) {
    Person person = workspace.person(id);
    if (person == null || !visibility().seesProfile(user, id)) {
      throw RefusalException.notFound();
    }
    return person;
  }

  /** Returns a record or file that the acting user sees; all others are not found (A1, V8). */
  Item seenItem(String key) {
    Item item = workspace.living(key);
    if (item == null || !visibility().sees(user, key)) {
      throw RefusalException.notFound();
    }
    return item;
  }

  /** W2: what was done goes into the history of the record. */
  void addHistory(Item item, String did, Map<String, String> fields, Map<String, String> others) {
    item.history.add(new HistoryEntry(user, me().name, from, did, fields, others));
  }

  void addHistory(Item item, String did) {
    addHistory(item, did, Map.of(), Map.of());
  }

  void addHistory(
      Item item, String did, String what, @Nullable Object before, @Nullable Object after) {
    addHistory(item, did, Map.of(), Map.of(what, HistoryEntry.change(before, after)));
  }

  /** E7: each change is a new version. */
  void bumpVersion(Item item) {
    item.version++;
    item.updated = workspace.now;
  }
}

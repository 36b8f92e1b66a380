package dev.crmkit.store.testkit.reference;

import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works does something in a workspace.
 *
 * @param workspace what he changes: a copy, thrown away if he is refused
 * @param user who he is
 * @param from the address that he comes from, if known
 */
record OperationContext(ReferenceWorkspace workspace, String user, @Nullable String from) {

  VisibilityRules sight() {
    return new VisibilityRules(workspace);
  }

  Permissions rights() {
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
    if (!rights().manages(user, area)) {
      throw RefusalException.denied();
    }
  }

  /** The user whose profile he sees; to him there are no others (A1). */
  Person seenUser(String id) {
    Person person = workspace.person(id);
    if (person == null || !sight().seesProfile(user, id)) {
      throw RefusalException.notFound();
    }
    return person;
  }

  /** The record or file that he sees; to him there are no others (A1, V8). */
  Item seenItem(String key) {
    Item item = workspace.living(key);
    if (item == null || !sight().sees(user, key)) {
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

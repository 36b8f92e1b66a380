package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requirePermitted;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireSeen;

import dev.crmkit.store.testkit.internal.model.HistoryEntry;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a user who can work.
 *
 * @param workspace a copy of the workspace, which is discarded if the operation is refused
 * @param user the acting user
 * @param from the address of the user, if known
 */
record OperationContext(ReferenceWorkspace workspace, String user, @Nullable String from) {

  /** The outcome of an operation that was carried out. */
  static final String OK = "ok";

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
    requirePermitted(isDirector());
  }

  /** Requires that the user manages an area of the settings (S1, S2). */
  void requireManage(String area) {
    requirePermitted(permissions().manages(user, area));
  }

  /** Returns a user whose profile the acting user sees. */
  Person seenUser(String id) {
    return requireSeen(workspace.person(id), visibility().seesProfile(user, id));
  }

  /** Returns a user whose profile the acting user sees; only the Director can change it. */
  Person directedUser(String id) {
    Person person = seenUser(id);
    requireDirector();
    return person;
  }

  /** Returns a record or file that the acting user sees. */
  Item seenItem(String key) {
    return requireSeen(workspace.living(key), visibility().sees(user, key));
  }

  /** Adds a change to the history of a record (W2). */
  void addHistory(
      Item item, String action, Map<String, String> fields, Map<String, String> others) {
    item.history.add(new HistoryEntry(user, me().name, from, action, fields, others));
  }

  void addHistory(Item item, String action) {
    addHistory(item, action, Map.of(), Map.of());
  }

  void addHistory(
      Item item, String action, String what, @Nullable Object before, @Nullable Object after) {
    addHistory(item, action, Map.of(), Map.of(what, HistoryEntry.change(before, after)));
  }

  /** Increases the version of a record, as each change does (E7). */
  void bumpVersion(Item item) {
    item.version++;
    item.updated = workspace.now;
  }
}

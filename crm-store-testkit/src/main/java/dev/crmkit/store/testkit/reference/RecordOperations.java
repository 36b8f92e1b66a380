package dev.crmkit.store.testkit.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates, edits and assigns records, and attaches files (E1 to E5, E7, D8). */
final class RecordOperations {

  private final OperationContext act;
  private final ReferenceWorkspace workspace;
  private final VisibilityRules sight;
  private final Permissions rights;

  RecordOperations(OperationContext act) {
    this.act = act;
    this.workspace = act.workspace();
    this.sight = act.sight();
    this.rights = act.rights();
  }

  /** E1: everyone who works creates; a deal or an activity on any client that he sees. */
  void create(String kind, DataMap args) {
    if (!kind.equals("client")) {
      act.seenItem("client/" + args.word("client"));
    }
    List<String> wrong = new ArrayList<>();
    String owner = args.text("owner", act.user());
    if (!owner.equals(act.user())) {
      mayOwn(owner, "owner", wrong);
    }
    Item item = new Item(kind, args.word("id"));
    if (workspace.usedKeys.contains(item.key())) {
      wrong.add("id"); // R5, A2
    }
    if (args.text("version") != null) {
      wrong.add("version");
    }
    item.owner = owner;
    RecordContent content = new RecordContent(act, item, args, true, wrong);
    content.put();
    RefusalException.throwIfAny(wrong);
    item.updated = workspace.now;
    Map<String, String> others = new TreeMap<>(content.changedOthers());
    others.putAll(content.changedStages());
    others.put("owner", owner);
    act.addHistory(item, "create", content.changedFields(), others);
    workspace.items.put(item.key(), item);
    workspace.reserve(item.key());
  }

  void edit(String kind, DataMap args) {
    Item item = act.seenItem(kind + "/" + args.word("id"));
    String client = args.text("client");
    boolean noClient = args.has("client") && client == null;
    boolean noOwner = args.has("owner") && args.text("owner") == null;
    if (noClient || noOwner) {
      throw new UnspecifiedException("no client, or no owner");
    }
    if (client != null && !client.equals(item.client)) {
      act.seenItem("client/" + client); // A1: what it is put on must be seen as well
    }
    if (!rights.mayEdit(act.user(), item)) {
      throw RefusalException.denied();
    }
    List<String> wrong = new ArrayList<>();
    String owner = args.text("owner");
    if (owner != null) {
      mayAssign(item, owner, "owner", wrong); // E4: such an edit is an assignment too
    }
    requireCurrent(item, args, wrong);
    Item edited = new Item(item);
    RecordContent content = new RecordContent(act, edited, args, false, wrong);
    content.put();
    RefusalException.throwIfAny(wrong);
    workspace.items.put(edited.key(), edited);
    // W2: an entry for each thing that it does, in this order
    boolean changed = !content.changedFields().isEmpty() || !content.changedOthers().isEmpty();
    if (changed) {
      act.addHistory(edited, "edit", content.changedFields(), content.changedOthers());
    }
    boolean assigned = owner != null && give(edited, owner);
    boolean moved = !content.changedStages().isEmpty();
    if (moved) {
      act.addHistory(edited, "stage", Map.of(), content.changedStages()); // P2
    }
    if (changed || assigned || moved) {
      act.bumpVersion(edited); // E7: one change, one version
    }
  }

  /** E4. */
  void assign(DataMap args) {
    Item item = act.seenItem(args.word("on"));
    if (item.isFile()) {
      throw new UnspecifiedException("a file has no owner");
    }
    List<String> wrong = new ArrayList<>();
    mayAssign(item, args.word("to"), "to", wrong);
    RefusalException.throwIfAny(wrong);
    if (give(item, args.word("to"))) {
      act.bumpVersion(item);
    }
  }

  /** Whether he may give the record to that one: refuses, or notes what is invalid. */
  private void mayAssign(Item item, String owner, String key, List<String> wrong) {
    if (!rights.mayAssign(act.user(), item)) {
      throw RefusalException.denied();
    }
    if (!owner.equals(item.owner)) { // to the present owner, be he away or not, is no change
      mayOwn(owner, key, wrong);
    }
  }

  /** Whether he may make that one an owner (E4), who can be one (D8). */
  private void mayOwn(String owner, String key, List<String> wrong) {
    Person person = workspace.person(owner);
    if (!rights.mayMakeOwner(act.user(), owner)) {
      if (!act.isDirector()) {
        throw RefusalException.denied(); // whether or not there is such a user
      }
      wrong.add(key);
    } else if (person != null && person.cannotOwnRecords()) {
      if (!sight.seesProfile(act.user(), owner)) {
        throw RefusalException.denied();
      }
      wrong.add(key);
    }
  }

  /** Gives it to another; to its present owner it is no change. */
  private boolean give(Item item, String owner) {
    if (owner.equals(item.owner)) {
      return false;
    }
    act.addHistory(item, "assign", "owner", item.owner, owner);
    item.owner = owner;
    item.handedOverBy.clear(); // D9: assigned to somebody since, it stays there
    return true;
  }

  /** E7: a change that is based on another version than the present one is a conflict. */
  private static void requireCurrent(Item item, DataMap args, List<String> wrong) {
    @Nullable String told = args.text("version");
    if (told == null) {
      return;
    }
    Long version = ValueRules.whole(told);
    if (version == null) {
      wrong.add("version");
    } else if (version != item.version) {
      throw RefusalException.conflict();
    }
  }

  /** E5: attached by those who may edit the record. */
  void attach(DataMap args) {
    Item record = act.seenItem(args.word("on"));
    if (record.isFile()) {
      throw new UnspecifiedException("a file on a file");
    }
    if (!rights.mayEdit(act.user(), record)) {
      throw RefusalException.denied();
    }
    Item file = new Item("file", args.word("id"));
    List<String> wrong = new ArrayList<>();
    if (workspace.usedKeys.contains(file.key())) {
      wrong.add("id");
    }
    String name = args.text("name", "");
    if (FoldedTexts.blank(name)) {
      wrong.add("name"); // R4
    }
    RefusalException.throwIfAny(wrong);
    file.title = name;
    file.on = record.key();
    file.content = args.text("content", "");
    file.updated = workspace.now;
    act.addHistory(file, "create");
    workspace.items.put(file.key(), file);
    workspace.reserve(file.key());
  }

  /** E8: of many at once each is done or refused by itself. */
  static Map<String, String> many(OperationContext act, String operation, DataMap args) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String key : args.texts("on")) {
      if (!key.startsWith("client/")) {
        throw new UnspecifiedException("many of other things than clients");
      }
      // what is refused leaves nothing behind: it is tried on a copy first
      String outcome =
          one(
              new OperationContext(new ReferenceWorkspace(act.workspace()), act.user(), act.from()),
              operation,
              key,
              args);
      if (outcome.equals("ok")) {
        one(act, operation, key, args);
      }
      outcomes.put(key, outcome);
    }
    return outcomes;
  }

  private static String one(OperationContext act, String operation, String key, DataMap args) {
    try {
      switch (operation) {
        case "edit-many" ->
            new RecordOperations(act).edit("client", args.with("id", key.substring(7)));
        case "assign-many" -> new RecordOperations(act).assign(args.with("on", key));
        case "delete-many" -> new DeletionOperations(act).delete(args.with("on", key));
        default -> throw new UnspecifiedException(operation);
      }
      return "ok";
    } catch (RefusalException refusal) {
      return refusal.outcome();
    }
  }
}

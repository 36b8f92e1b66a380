package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates, edits and assigns records, and attaches files (E1 to E5, E7, D8). */
final class RecordOperations {

  private final Act act;
  private final Workspace workspace;
  private final Sight sight;
  private final Rights rights;

  RecordOperations(Act act) {
    this.act = act;
    this.workspace = act.workspace();
    this.sight = act.sight();
    this.rights = act.rights();
  }

  /** E1: everyone who works creates; a deal or an activity on any client that he sees. */
  void create(String kind, Args args) {
    if (!kind.equals("client")) {
      act.seenItem("client/" + args.word("client"));
    }
    List<String> wrong = new ArrayList<>();
    String owner = args.text("owner", act.user());
    if (!owner.equals(act.user())) {
      mayOwn(owner, "owner", wrong);
    }
    Item item = new Item(kind, args.word("id"));
    if (workspace.used.contains(item.key())) {
      wrong.add("id"); // R5, A2
    }
    if (args.text("version") != null) {
      wrong.add("version");
    }
    item.owner = owner;
    Content content = new Content(act, item, args, true, wrong);
    content.put();
    Refusal.ifAny(wrong);
    item.updated = workspace.now;
    Map<String, String> others = new TreeMap<>(content.changedOthers());
    others.putAll(content.changedStages());
    others.put("owner", owner);
    act.tell(item, "create", content.changedFields(), others);
    workspace.items.put(item.key(), item);
    workspace.use(item.key());
  }

  void edit(String kind, Args args) {
    Item item = act.seenItem(kind + "/" + args.word("id"));
    String client = args.text("client");
    boolean noClient = args.has("client") && client == null;
    boolean noOwner = args.has("owner") && args.text("owner") == null;
    if (noClient || noOwner) {
      throw new Open("no client, or no owner");
    }
    if (client != null && !client.equals(item.client)) {
      act.seenItem("client/" + client); // A1: what it is put on must be seen as well
    }
    if (!rights.mayEdit(act.user(), item)) {
      throw Refusal.denied();
    }
    List<String> wrong = new ArrayList<>();
    String owner = args.text("owner");
    if (owner != null) {
      mayAssign(item, owner, "owner", wrong); // E4: such an edit is an assignment too
    }
    requireCurrent(item, args, wrong);
    Item edited = new Item(item);
    Content content = new Content(act, edited, args, false, wrong);
    content.put();
    Refusal.ifAny(wrong);
    workspace.items.put(edited.key(), edited);
    // W2: an entry for each thing that it does, in this order
    boolean changed = !content.changedFields().isEmpty() || !content.changedOthers().isEmpty();
    if (changed) {
      act.tell(edited, "edit", content.changedFields(), content.changedOthers());
    }
    boolean assigned = owner != null && give(edited, owner);
    boolean moved = !content.changedStages().isEmpty();
    if (moved) {
      act.tell(edited, "stage", Map.of(), content.changedStages()); // P2
    }
    if (changed || assigned || moved) {
      act.changed(edited); // E7: one change, one version
    }
  }

  /** E4. */
  void assign(Args args) {
    Item item = act.seenItem(args.word("on"));
    if (item.isFile()) {
      throw new Open("a file has no owner");
    }
    List<String> wrong = new ArrayList<>();
    mayAssign(item, args.word("to"), "to", wrong);
    Refusal.ifAny(wrong);
    if (give(item, args.word("to"))) {
      act.changed(item);
    }
  }

  /** Whether he may give the record to that one: refuses, or notes what is invalid. */
  private void mayAssign(Item item, String owner, String key, List<String> wrong) {
    if (!rights.mayAssign(act.user(), item)) {
      throw Refusal.denied();
    }
    if (!owner.equals(item.owner)) { // to the present owner, be he away or not, is no change
      mayOwn(owner, key, wrong);
    }
  }

  /** Whether he may make that one an owner (E4), who can be one (D8). */
  private void mayOwn(String owner, String key, List<String> wrong) {
    Person person = workspace.person(owner);
    if (!rights.mayGiveTo(act.user(), owner)) {
      if (!act.byDirector()) {
        throw Refusal.denied(); // whether or not there is such a user
      }
      wrong.add(key);
    } else if (person != null && person.isAway()) {
      if (!sight.seesProfile(act.user(), owner)) {
        throw Refusal.denied();
      }
      wrong.add(key);
    }
  }

  /** Gives it to another; to its present owner it is no change. */
  private boolean give(Item item, String owner) {
    if (owner.equals(item.owner)) {
      return false;
    }
    act.tell(item, "assign", "owner", item.owner, owner);
    item.owner = owner;
    item.handedOnBy.clear(); // D9: assigned to somebody since, it stays there
    return true;
  }

  /** E7: a change that is based on another version than the present one is a conflict. */
  private static void requireCurrent(Item item, Args args, List<String> wrong) {
    @Nullable String told = args.text("version");
    if (told == null) {
      return;
    }
    Long version = Values.whole(told);
    if (version == null) {
      wrong.add("version");
    } else if (version != item.version) {
      throw Refusal.conflict();
    }
  }

  /** E5: attached by those who may edit the record. */
  void attach(Args args) {
    Item record = act.seenItem(args.word("on"));
    if (record.isFile()) {
      throw new Open("a file on a file");
    }
    if (!rights.mayEdit(act.user(), record)) {
      throw Refusal.denied();
    }
    Item file = new Item("file", args.word("id"));
    List<String> wrong = new ArrayList<>();
    if (workspace.used.contains(file.key())) {
      wrong.add("id");
    }
    String name = args.text("name", "");
    if (Texts.blank(name)) {
      wrong.add("name"); // R4
    }
    Refusal.ifAny(wrong);
    file.title = name;
    file.on = record.key();
    file.content = args.text("content", "");
    file.updated = workspace.now;
    act.tell(file, "create");
    workspace.items.put(file.key(), file);
    workspace.use(file.key());
  }

  /** E8: of many at once each is done or refused by itself. */
  static Map<String, String> many(Act act, String operation, Args args) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String key : args.texts("on")) {
      if (!key.startsWith("client/")) {
        throw new Open("many of other things than clients");
      }
      // what is refused leaves nothing behind: it is tried on a copy first
      String outcome =
          one(
              new Act(new Workspace(act.workspace()), act.user(), act.from()),
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

  private static String one(Act act, String operation, String key, Args args) {
    try {
      switch (operation) {
        case "edit-many" ->
            new RecordOperations(act).edit("client", args.with("id", key.substring(7)));
        case "assign-many" -> new RecordOperations(act).assign(args.with("on", key));
        case "delete-many" -> new DeletionOperations(act).delete(args.with("on", key));
        default -> throw new Open(operation);
      }
      return "ok";
    } catch (Refusal refusal) {
      return refusal.outcome();
    }
  }
}

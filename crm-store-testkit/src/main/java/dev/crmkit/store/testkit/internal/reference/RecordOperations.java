package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.Arg;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.AttachFile;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.CreateDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditActivity;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditClient;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditDeal;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.EditMany;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates, edits and assigns records, and attaches files (E1 to E5, E7, D8). */
final class RecordOperations {

  private final OperationContext context;
  private final ReferenceWorkspace workspace;
  private final VisibilityRules visibility;
  private final Permissions permissions;

  RecordOperations(OperationContext context) {
    this.context = context;
    this.workspace = context.workspace();
    this.visibility = context.visibility();
    this.permissions = context.permissions();
  }

  void createClient(CreateClient operation) {
    create(
        new Item("client", operation.id()),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  void createActivity(CreateActivity operation) {
    context.seenItem("client/" + operation.client());
    create(
        new Item("activity", operation.id()),
        operation.owner(),
        operation.version(),
        content -> content.put(Arg.of(operation.client()), operation.content()));
  }

  void createDeal(CreateDeal operation) {
    context.seenItem("client/" + operation.client());
    create(
        new Item("deal", operation.id()),
        operation.owner(),
        operation.version(),
        content -> content.put(Arg.of(operation.client()), operation.content()));
  }

  /** E1: everyone who works creates; a deal or an activity on any client that they see. */
  private void create(
      Item item, Arg<String> givenOwner, Arg<String> version, Consumer<RecordContent> put) {
    List<String> wrong = new ArrayList<>();
    String owner = givenOwner.or(context.user());
    if (!owner.equals(context.user())) {
      mayOwn(owner, "owner", wrong);
    }
    if (workspace.usedKeys.contains(item.key())) {
      wrong.add("id"); // R5, A2
    }
    if (version.hasValue()) {
      wrong.add("version");
    }
    item.owner = owner;
    RecordContent content = new RecordContent(context, item, true, wrong);
    put.accept(content);
    RefusalException.throwIfAny(wrong);
    item.updated = workspace.now;
    Map<String, String> others = new TreeMap<>(content.changedOthers());
    others.putAll(content.changedStages());
    others.put("owner", owner);
    context.addHistory(item, "create", content.changedFields(), others);
    workspace.items.put(item.key(), item);
    workspace.reserve(item.key());
  }

  void editClient(EditClient operation) {
    edit(
        "client/" + operation.id(),
        Arg.absent(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  void editActivity(EditActivity operation) {
    edit(
        "activity/" + operation.id(),
        operation.client(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.client(), operation.content()));
  }

  void editDeal(EditDeal operation) {
    edit(
        "deal/" + operation.id(),
        operation.client(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.client(), operation.content()));
  }

  private void edit(
      String key,
      Arg<String> givenClient,
      Arg<String> givenOwner,
      Arg<String> version,
      Consumer<RecordContent> put) {
    Item item = context.seenItem(key);
    if (givenClient.isNull() || givenOwner.isNull()) {
      throw new UnspecifiedException("no client, or no owner");
    }
    String client = givenClient.value();
    if (client != null && !client.equals(item.client)) {
      context.seenItem("client/" + client); // A1: what it is put on must be seen as well
    }
    if (!permissions.mayEdit(context.user(), item)) {
      throw RefusalException.denied();
    }
    List<String> wrong = new ArrayList<>();
    String owner = givenOwner.value();
    if (owner != null) {
      mayAssign(item, owner, "owner", wrong); // E4: such an edit is an assignment too
    }
    requireCurrent(item, version.value(), wrong);
    Item edited = new Item(item);
    RecordContent content = new RecordContent(context, edited, false, wrong);
    put.accept(content);
    RefusalException.throwIfAny(wrong);
    workspace.items.put(edited.key(), edited);
    // W2: an entry for each thing that it does, in this order
    boolean changed = !content.changedFields().isEmpty() || !content.changedOthers().isEmpty();
    if (changed) {
      context.addHistory(edited, "edit", content.changedFields(), content.changedOthers());
    }
    boolean assigned = owner != null && give(edited, owner);
    boolean moved = !content.changedStages().isEmpty();
    if (moved) {
      context.addHistory(edited, "stage", Map.of(), content.changedStages()); // P2
    }
    if (changed || assigned || moved) {
      context.bumpVersion(edited); // E7: one change, one version
    }
  }

  /** E4. */
  void assign(String key, String to) {
    Item item = context.seenItem(key);
    if (item.isFile()) {
      throw new UnspecifiedException("a file has no owner");
    }
    List<String> wrong = new ArrayList<>();
    mayAssign(item, to, "to", wrong);
    RefusalException.throwIfAny(wrong);
    if (give(item, to)) {
      context.bumpVersion(item);
    }
  }

  /**
   * Checks whether the user may assign the record to an owner: refuses, or notes what is invalid.
   */
  private void mayAssign(Item item, String owner, String key, List<String> wrong) {
    if (!permissions.mayAssign(context.user(), item)) {
      throw RefusalException.denied();
    }
    if (!owner.equals(
        item.owner)) { // naming the current owner changes nothing, whatever their status
      mayOwn(owner, key, wrong);
    }
  }

  /**
   * Checks whether the user may make somebody an owner (E4), and whether that user can be one (D8).
   */
  private void mayOwn(String owner, String key, List<String> wrong) {
    Person person = workspace.person(owner);
    if (!permissions.mayMakeOwner(context.user(), owner)) {
      if (!context.isDirector()) {
        throw RefusalException.denied(); // whether or not there is such a user
      }
      wrong.add(key);
    } else if (person != null && person.cannotOwnRecords()) {
      if (!visibility.seesProfile(context.user(), owner)) {
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
    context.addHistory(item, "assign", "owner", item.owner, owner);
    item.owner = owner;
    item.handedOverBy.clear(); // D9: assigned to somebody since, it stays there
    return true;
  }

  /** E7: a change that is based on another version than the present one is a conflict. */
  private static void requireCurrent(Item item, @Nullable String text, List<String> wrong) {
    if (text == null) {
      return;
    }
    Long version = ValueRules.parseInteger(text);
    if (version == null) {
      wrong.add("version");
    } else if (version != item.version) {
      throw RefusalException.conflict();
    }
  }

  /** E5: attached by those who may edit the record. */
  void attachFile(AttachFile operation) {
    Item record = context.seenItem(operation.on().toString());
    if (record.isFile()) {
      throw new UnspecifiedException("a file on a file");
    }
    if (!permissions.mayEdit(context.user(), record)) {
      throw RefusalException.denied();
    }
    Item file = new Item("file", operation.id());
    List<String> wrong = new ArrayList<>();
    if (workspace.usedKeys.contains(file.key())) {
      wrong.add("id");
    }
    String name = operation.name().or("");
    if (FoldedTexts.isBlank(name)) {
      wrong.add("name"); // R4
    }
    RefusalException.throwIfAny(wrong);
    file.title = name;
    file.on = record.key();
    file.content = operation.content().or("");
    file.updated = workspace.now;
    context.addHistory(file, "create");
    workspace.items.put(file.key(), file);
    workspace.reserve(file.key());
  }

  /** E8: of many at once each is done or refused by itself. */
  static Map<String, String> many(
      OperationContext context, List<EntityRef> on, BiConsumer<OperationContext, String> one) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (EntityRef entity : on) {
      String key = entity.toString();
      if (!key.startsWith("client/")) {
        throw new UnspecifiedException("many of other things than clients");
      }
      // what is refused leaves nothing behind: it is tried on a copy first
      String outcome =
          outcome(
              new OperationContext(
                  new ReferenceWorkspace(context.workspace()), context.user(), context.from()),
              key,
              one);
      if (outcome.equals("ok")) {
        one.accept(context, key);
      }
      outcomes.put(key, outcome);
    }
    return outcomes;
  }

  private static String outcome(
      OperationContext context, String key, BiConsumer<OperationContext, String> one) {
    try {
      one.accept(context, key);
      return "ok";
    } catch (RefusalException refusal) {
      return refusal.outcome();
    }
  }

  static void editOneOfMany(OperationContext context, String key, EditMany operation) {
    new RecordOperations(context)
        .edit(
            key,
            Arg.absent(),
            operation.owner(),
            Arg.absent(),
            content -> content.put(operation.content()));
  }
}

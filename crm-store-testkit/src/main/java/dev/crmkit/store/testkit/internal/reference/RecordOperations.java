package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requirePermitted;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.RecordOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Creates, edits and assigns records, and attaches files (E1 to E5, E7, E8, D8). */
record RecordOperations(OperationContext context, ReferenceWorkspace workspace)
    implements RecordOperation.Visitor<Object> {

  RecordOperations(OperationContext context) {
    this(context, context.workspace());
  }

  @Override
  public Object createClient(RecordOperation.CreateClient operation) {
    return create(
        new Item("client", operation.id()),
        null,
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  @Override
  public Object createActivity(RecordOperation.CreateActivity operation) {
    return create(
        new Item("activity", operation.id()),
        operation.client(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  @Override
  public Object createDeal(RecordOperation.CreateDeal operation) {
    return create(
        new Item("deal", operation.id()),
        operation.client(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  /** E1: every user can create; a deal or an activity on any client that they see. */
  private Object create(
      Item item,
      @Nullable String client,
      Arg<String> givenOwner,
      Arg<String> version,
      Consumer<RecordContent> put) {
    if (client != null) {
      context.seenItem("client/" + client);
    }
    Violations violations = new Violations();
    String owner = givenOwner.or(context.user());
    if (!owner.equals(context.user())) {
      checkOwner(owner, "owner", violations);
    }
    violations.addIf(workspace.usedKeys.contains(item.key()), "id"); // R5, A2
    violations.addIf(version.hasValue(), "version");
    item.owner = owner;
    RecordContent content = new RecordContent(context, item, true, violations);
    content.client(client);
    put.accept(content);
    violations.throwIfAny();
    Map<String, String> others = new TreeMap<>(content.changedOthers());
    others.putAll(content.changedStages());
    others.put("owner", owner);
    context.addHistory(item, "create", content.changedFields(), others);
    add(item);
    return OperationContext.OK;
  }

  private void add(Item item) {
    item.updated = workspace.now;
    workspace.items.put(item.key(), item);
    workspace.reserve(item.key());
  }

  @Override
  public Object editClient(RecordOperation.EditClient operation) {
    return edit(
        "client/" + operation.id(),
        Arg.absent(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  @Override
  public Object editActivity(RecordOperation.EditActivity operation) {
    return edit(
        "activity/" + operation.id(),
        operation.client(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  @Override
  public Object editDeal(RecordOperation.EditDeal operation) {
    return edit(
        "deal/" + operation.id(),
        operation.client(),
        operation.owner(),
        operation.version(),
        content -> content.put(operation.content()));
  }

  private Object edit(
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
      context.seenItem("client/" + client); // A1: the object that it is placed in
    }
    requirePermitted(context.permissions().mayEdit(context.user(), item));
    Violations violations = new Violations();
    String owner = givenOwner.value();
    if (owner != null) {
      checkAssignment(item, owner, "owner", violations); // E4: such an edit is an assignment, too
    }
    requireCurrent(item, version.value(), violations);
    Item edited = new Item(item);
    RecordContent content = new RecordContent(context, edited, false, violations);
    content.client(client);
    put.accept(content);
    violations.throwIfAny();
    workspace.items.put(edited.key(), edited);
    // W2: an entry for each kind of change, in this order
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
      context.bumpVersion(edited); // E7: one version for the entire change
    }
    return OperationContext.OK;
  }

  @Override
  public Object assign(RecordOperation.Assign operation) {
    return assign(operation.on().toString(), operation.to());
  }

  /** E4. */
  private Object assign(String key, String to) {
    Item item = context.seenItem(key);
    requireRecord(item);
    Violations violations = new Violations();
    checkAssignment(item, to, "to", violations);
    violations.throwIfAny();
    if (give(item, to)) {
      context.bumpVersion(item);
    }
    return OperationContext.OK;
  }

  private static void requireRecord(Item item) {
    if (item.isFile()) {
      throw new UnspecifiedException("an owner of a file, or a file on a file");
    }
  }

  private void checkAssignment(Item item, String owner, String key, Violations violations) {
    requirePermitted(context.permissions().mayAssign(context.user(), item));
    if (!owner.equals(item.owner)) { // the current owner can stay, whatever their status
      checkOwner(owner, key, violations);
    }
  }

  /** Checks that the user may make somebody an owner (E4), and that they can be one (D8). */
  private void checkOwner(String owner, String key, Violations violations) {
    Person person = workspace.person(owner);
    boolean permitted = context.permissions().mayMakeOwner(context.user(), owner);
    requirePermitted(permitted || context.isDirector()); // whether or not the user exists
    boolean unable = person != null && person.cannotOwnRecords();
    requirePermitted(!unable || context.visibility().seesProfile(context.user(), owner));
    violations.addIf(!permitted || unable, key);
  }

  /** Changes the owner; returns false if the owner is the same. */
  private boolean give(Item item, String owner) {
    if (owner.equals(item.owner)) {
      return false;
    }
    context.addHistory(item, "assign", "owner", item.owner, owner);
    item.owner = owner;
    item.handedOverBy.clear(); // D9: records assigned since then stay where they are
    return true;
  }

  /** E7: a change that is based on another version than the present one is a conflict. */
  private static void requireCurrent(Item item, @Nullable String text, Violations violations) {
    Long version = text == null ? Long.valueOf(item.version) : ValueRules.parseInteger(text);
    violations.addIf(version == null, "version");
    if (version != null && version != item.version) {
      throw RefusalException.conflict();
    }
  }

  /** E5: whoever may edit a record can attach files to it. */
  @Override
  public Object attachFile(RecordOperation.AttachFile operation) {
    Item record = context.seenItem(operation.on().toString());
    requireRecord(record);
    requirePermitted(context.permissions().mayEdit(context.user(), record));
    Item file = new Item("file", operation.id());
    file.title = operation.name().or("");
    file.on = record.key();
    file.content = operation.content().or("");
    Violations violations = new Violations();
    violations.addIf(workspace.usedKeys.contains(file.key()), "id");
    violations.addIf(FoldedTexts.isBlank(file.title), "name"); // R4
    violations.throwIfAny();
    context.addHistory(file, "create");
    add(file);
    return OperationContext.OK;
  }

  @Override
  public Object delete(RecordOperation.Delete operation) {
    EntityRef on = operation.on();
    return switch (on.kind()) {
      case CLIENT, ACTIVITY, DEAL, FILE -> new DeletionOperations(context).delete(on.toString());
      case SECTION -> new FormOperations(context).deleteSection(on.name(), operation.confirm());
      case FIELD -> new FormOperations(context).deleteField(on.name(), operation.confirm());
      case PIPELINE -> new PipelineOperations(context).delete(on.name(), operation.confirm());
      case LABEL -> new SettingsOperations(context).deleteLabel(on.name());
      case GROUP -> new SettingsOperations(context).deleteGroup(on.name());
      case USER, SETTINGS, STAGE, OPTION ->
          throw new UnspecifiedException("delete of a " + on.kind().key());
    };
  }

  @Override
  public Object undoDelete(RecordOperation.UndoDelete operation) {
    return new DeletionOperations(context).undo(operation.on().toString());
  }

  @Override
  public Object purge(RecordOperation.Purge operation) {
    return new DeletionOperations(context).purge(operation.on().toString());
  }

  @Override
  public Object createMany(RecordOperation.CreateMany operation) {
    return operation.clients().stream()
        .map(client -> outcome(on -> on.createClient(client)))
        .toList();
  }

  @Override
  public Object assignMany(RecordOperation.AssignMany operation) {
    return forEach(operation.on(), (on, key) -> on.assign(key, operation.to()));
  }

  @Override
  public Object editMany(RecordOperation.EditMany operation) {
    return forEach(
        operation.on(),
        (on, key) ->
            on.edit(
                key,
                Arg.absent(),
                operation.owner(),
                Arg.absent(),
                content -> content.put(operation.content())));
  }

  @Override
  public Object deleteMany(RecordOperation.DeleteMany operation) {
    return forEach(operation.on(), (on, key) -> new DeletionOperations(on.context).delete(key));
  }

  /** E8: each client is changed entirely or not at all, and has an outcome of its own. */
  private Map<String, String> forEach(
      List<EntityRef> clients, BiConsumer<RecordOperations, String> change) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (EntityRef client : clients) {
      String key = client.toString();
      if (!key.startsWith("client/")) {
        throw new UnspecifiedException("a bulk operation on other records than clients");
      }
      outcomes.put(key, outcome(on -> change.accept(on, key)));
    }
    return outcomes;
  }

  /**
   * Returns the outcome of a change, which is tried on a copy first: a refused one does nothing.
   */
  private String outcome(Consumer<RecordOperations> change) {
    OperationContext trial =
        new OperationContext(new ReferenceWorkspace(workspace), context.user(), context.from());
    try {
      change.accept(new RecordOperations(trial));
      change.accept(this);
      return OperationContext.OK;
    } catch (RefusalException refusal) {
      return refusal.outcome();
    }
  }
}

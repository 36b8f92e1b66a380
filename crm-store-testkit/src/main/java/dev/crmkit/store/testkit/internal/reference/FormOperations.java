package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requireSeen;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.FormSection;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.FormOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Changes the client form, as far as it is open to the user (F1 to F8, S1). */
record FormOperations(OperationContext context, ReferenceWorkspace workspace)
    implements FormOperation.Visitor<Object> {

  FormOperations(OperationContext context) {
    this(context, context.workspace());
  }

  /** F2: a section that is closed to the user is not found. */
  private FormSection seenSection(String id) {
    return requireSeen(
        workspace.sections.get(id), context.visibility().seesSection(context.user(), id));
  }

  private FormSection managedSection(String id) {
    FormSection section = seenSection(id);
    context.requireManage("client-form");
    return section;
  }

  private FormField seenField(String id) {
    return requireSeen(
        workspace.fields.get(id), context.visibility().seesField(context.user(), id));
  }

  @Override
  public Object createSection(FormOperation.CreateSection operation) {
    context.requireManage("client-form");
    FormSection section = new FormSection(operation.section());
    Violations violations = new Violations();
    violations.addIf(workspace.usedKeys.contains("section/" + section.id), "section", "id");
    edit(section, operation.name(), operation.order(), violations);
    workspace.sections.put(section.id, section);
    workspace.reserve("section/" + section.id);
    return OperationContext.OK;
  }

  /** F1: section 1 can be edited, too. */
  @Override
  public Object editSection(FormOperation.EditSection operation) {
    FormSection section = managedSection(operation.section());
    edit(section, operation.name(), operation.order(), new Violations());
    return OperationContext.OK;
  }

  private void edit(
      FormSection section, Arg<String> name, Arg<String> newOrder, Violations violations) {
    violations.addIf(name.named() && FoldedTexts.isBlank(name.value()), "name");
    String given = name.or(section.name);
    violations.addIf(
        workspace.sections.values().stream()
            .anyMatch(other -> !other.id.equals(section.id) && areEqual(other.name, given)),
        "name");
    String order = newOrder.or(section.order);
    violations.addIf(!ValueRules.isOrder(order), "order");
    violations.throwIfAny();
    section.name = name.or(section.name);
    section.order = order;
  }

  /** F10: names of the form are unique ignoring case. */
  private static boolean areEqual(String name, String other) {
    return FoldedTexts.nameKey(name).equals(FoldedTexts.nameKey(other));
  }

  /** F1, F2: the access to section 1 cannot be changed. */
  @Override
  public Object setSectionAccess(FormOperation.SetSectionAccess operation) {
    FormSection section = managedSection(operation.section());
    Set<String> types = new TreeSet<>(operation.types().or(List.of()));
    Set<String> groups = new TreeSet<>(operation.groups().or(List.of()));
    Violations violations = new Violations();
    violations.addIf(section.id.equals("1"), "section");
    violations.addIf(!Set.of("director", "head", "manager").containsAll(types), "types");
    violations.addIf(!workspace.groups.containsAll(groups), "groups");
    violations.throwIfAny();
    section.everyone = !operation.types().hasValue() && !operation.groups().hasValue();
    section.types.clear();
    section.types.addAll(types);
    section.groups.clear();
    section.groups.addAll(groups);
    return OperationContext.OK;
  }

  /** F1, F8: deletes a section with its fields and their values. */
  Object deleteSection(String id, Arg<String> confirm) {
    managedSection(id);
    requireValid(!id.equals("1"), "section");
    List<String> fields =
        workspace.fields.values().stream()
            .filter(field -> field.section.equals(id))
            .map(field -> field.id)
            .toList();
    requireConfirmation(values(workspace, fields), confirm);
    fields.forEach(this::drop);
    workspace.sections.remove(id);
    return OperationContext.OK;
  }

  /** F8. */
  Object deleteField(String id, Arg<String> confirm) {
    seenField(id);
    context.requireManage("client-form");
    requireConfirmation(values(workspace, List.of(id)), confirm);
    drop(id);
    return OperationContext.OK;
  }

  private void drop(String field) {
    workspace.fields.remove(field);
    workspace.items.values().forEach(item -> item.fields.remove(field));
  }

  /** F8: the number of values of these fields in living clients, in the entire workspace. */
  static int values(ReferenceWorkspace workspace, List<String> fields) {
    int values = 0;
    for (Item client : workspace.living()) {
      for (String field : fields) {
        values += client.fields.containsKey(field) ? 1 : 0;
      }
    }
    return values;
  }

  /** F8, P4: what is in use can be deleted only if the number of its uses is confirmed. */
  static void requireConfirmation(int number, Arg<String> confirm) {
    String text = confirm.value();
    Long confirmed = text == null ? null : ValueRules.parseInteger(text);
    requireValid(number == 0 || (confirmed != null && confirmed == number), "confirm");
  }

  @Override
  public Object createField(FormOperation.CreateField operation) {
    FormOperation.FieldAttributes attributes = operation.attributes();
    String section = managedSection(operation.section()).id;
    FormField field = new FormField(operation.field(), section, "text");
    Violations violations = new Violations();
    violations.addIf(workspace.usedKeys.contains("field/" + field.id), "field", "id");
    String type = attributes.type().or("");
    boolean known = ValueRules.FIELD_TYPES.contains(type);
    violations.addIf(!known, "type");
    field.type = known ? type : field.type;
    options(field, attributes.options().or(List.of()), violations);
    return put(field, attributes, violations);
  }

  @Override
  public Object editField(FormOperation.EditField operation) {
    FormOperation.FieldAttributes attributes = operation.attributes();
    FormField field = new FormField(seenField(operation.field()));
    String section = operation.section().value();
    if (section != null) {
      field.section = seenSection(section).id;
    }
    context.requireManage("client-form");
    Violations violations = new Violations();
    String type = attributes.type().or(field.type);
    if (!ValueRules.FIELD_TYPES.contains(type)) {
      violations.add("type");
    } else if (!type.equals(field.type)) {
      changeType(field, type, attributes, violations);
    }
    if (attributes.options().named() || (field.isSelector() && field.options.isEmpty())) {
      options(field, attributes.options().or(List.of()), violations);
    }
    return put(field, attributes, violations);
  }

  /** Stores a field with its other attributes; its id is its name (F10). */
  private Object put(
      FormField field, FormOperation.FieldAttributes attributes, Violations violations) {
    violations.addIf(
        workspace.fields.values().stream()
            .anyMatch(
                other ->
                    other.section.equals(field.section)
                        && !other.id.equals(field.id)
                        && areEqual(other.id, field.id)),
        "name");
    String required = attributes.required().or(Boolean.toString(field.required));
    violations.addIf(!List.of("true", "false").contains(required), "required");
    field.required = required.equals("true");
    if (attributes.hint().named()) {
      String hint = attributes.hint().value();
      field.hint = FoldedTexts.isBlank(hint) ? null : hint;
    }
    field.order = attributes.order().or(field.order);
    violations.addIf(!ValueRules.isOrder(field.order), "order");
    defaultValue(field, attributes.defaultValue(), violations);
    violations.throwIfAny();
    workspace.fields.put(field.id, field);
    workspace.reserve("field/" + field.id);
    return OperationContext.OK;
  }

  /** F8: the type cannot change once there are values, be it in deleted clients. */
  private void changeType(
      FormField field,
      String type,
      FormOperation.FieldAttributes attributes,
      Violations violations) {
    boolean used =
        workspace.items.values().stream().anyMatch(item -> item.fields.containsKey(field.id));
    violations.addIf(used, "type");
    if (field.defaultValue != null && !attributes.defaultValue().named() && !used) {
      throw new UnspecifiedException("a default of the old type");
    }
    field.type = type;
    field.options.clear();
    field.archived.clear();
  }

  /**
   * F3, F4: a selector has options; one that is left out is archived, and active when named again.
   */
  private static void options(FormField field, List<String> names, Violations violations) {
    if (!field.isSelector()) {
      violations.addIf(!names.isEmpty(), "options");
      return;
    }
    Set<String> keys = new TreeSet<>();
    names.forEach(name -> keys.add(FoldedTexts.nameKey(name)));
    if (names.isEmpty() || keys.size() < names.size() || keys.contains("")) {
      violations.add("options");
      return;
    }
    List<String> archived = field.allOptions();
    names.forEach(name -> ReferenceWorkspace.requireSameCase(archived, name));
    archived.removeAll(names);
    field.options.clear();
    field.options.addAll(names);
    field.archived.clear();
    field.archived.addAll(archived);
  }

  /** F5: a default value matches the type. */
  private static void defaultValue(FormField field, Arg<String> given, Violations violations) {
    if (given.named()) {
      field.defaultValue = given.value();
    }
    boolean noOptions = field.isSelector() && violations.contains("options");
    if (field.defaultValue == null || violations.contains("type") || noOptions) {
      return;
    }
    if (given.named() && FoldedTexts.isBlank(field.defaultValue)) {
      throw new UnspecifiedException("a blank default");
    }
    violations.addIf(!ValueRules.isValid(field, field.defaultValue, null), "default");
  }

  /** F4: an option keeps its identity when it is renamed. */
  @Override
  public Object renameOption(FormOperation.RenameOption operation) {
    FormField field = seenField(operation.field());
    context.requireManage("client-form");
    String option = operation.option();
    String to = operation.to();
    Violations violations = new Violations();
    violations.addIf(!ReferenceWorkspace.isKnown(field.allOptions(), option), "option");
    List<String> others = new ArrayList<>(field.options);
    violations.addIf(
        FoldedTexts.isBlank(to)
            || (others.remove(option) && ReferenceWorkspace.isTaken(others, to)),
        "to");
    violations.throwIfAny();
    others.addAll(field.archived);
    others.remove(option);
    if (ReferenceWorkspace.isTaken(others, to)) {
      throw new UnspecifiedException("the name of an archived option");
    }
    field.options.replaceAll(name -> name.equals(option) ? to : name);
    field.archived.replaceAll(name -> name.equals(option) ? to : name);
    if (option.equals(field.defaultValue)) {
      field.defaultValue = to;
    }
    for (Item item : workspace.items.values()) {
      item.fields.computeIfPresent(field.id, (id, value) -> value.equals(option) ? to : value);
    }
    return OperationContext.OK;
  }
}

package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.FormSection;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import dev.crmkit.store.testkit.internal.operation.Arg;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.CreateSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditField;
import dev.crmkit.store.testkit.internal.operation.FormOperation.EditSection;
import dev.crmkit.store.testkit.internal.operation.FormOperation.FieldAttributes;
import dev.crmkit.store.testkit.internal.operation.FormOperation.RenameOption;
import dev.crmkit.store.testkit.internal.operation.FormOperation.SetSectionAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes of the client form, for those who manage it, as far as it is open to them (F1 to F8, S1).
 */
final class FormOperations {

  private final OperationContext context;
  private final ReferenceWorkspace workspace;

  FormOperations(OperationContext context) {
    this.context = context;
    this.workspace = context.workspace();
  }

  /** F2: a section that is not open to the user is not found. */
  private FormSection seenSection(String id) {
    FormSection section = workspace.sections.get(id);
    if (section == null || !context.visibility().seesSection(context.user(), id)) {
      throw RefusalException.notFound();
    }
    return section;
  }

  private FormField seenField(String id) {
    FormField field = workspace.fields.get(id);
    if (field == null || !context.visibility().seesField(context.user(), id)) {
      throw RefusalException.notFound();
    }
    return field;
  }

  void createSection(CreateSection operation) {
    context.requireManage("client-form");
    FormSection section = new FormSection(operation.section());
    List<String> wrong = new ArrayList<>();
    if (workspace.usedKeys.contains("section/" + section.id)) {
      wrong.add("section");
      wrong.add("id");
    }
    putSection(section, operation.name(), operation.order(), wrong);
    workspace.sections.put(section.id, section);
    workspace.reserve("section/" + section.id);
  }

  /** F1: section 1 as well. */
  void editSection(EditSection operation) {
    FormSection section = seenSection(operation.section());
    context.requireManage("client-form");
    putSection(section, operation.name(), operation.order(), new ArrayList<>());
  }

  private static void putSection(
      FormSection section, Arg<String> name, Arg<String> newOrder, List<String> wrong) {
    if (name.named() && FoldedTexts.isBlank(name.value())) {
      wrong.add("name");
    }
    String order = newOrder.or(section.order);
    if (!ValueRules.isOrder(order)) {
      wrong.add("order");
    }
    RefusalException.throwIfAny(wrong);
    section.name = name.or(section.name);
    section.order = order;
  }

  /** F1, F2: of section 1 it cannot be changed. */
  void setAccess(SetSectionAccess operation) {
    FormSection section = seenSection(operation.section());
    context.requireManage("client-form");
    List<String> wrong = new ArrayList<>();
    if (section.id.equals("1")) {
      wrong.add("section");
    }
    Set<String> types = new TreeSet<>(operation.types().or(List.of()));
    if (!Set.of("director", "head", "manager").containsAll(types)) {
      wrong.add("types");
    }
    Set<String> groups = new TreeSet<>(operation.groups().or(List.of()));
    if (!workspace.groups.containsAll(groups)) {
      wrong.add("groups");
    }
    RefusalException.throwIfAny(wrong);
    section.everyone = !operation.types().hasValue() && !operation.groups().hasValue();
    section.types.clear();
    section.types.addAll(types);
    section.groups.clear();
    section.groups.addAll(groups);
  }

  /** F1, F8: with its fields, and their values. */
  void deleteSection(String id, Arg<String> confirm) {
    seenSection(id);
    context.requireManage("client-form");
    if (id.equals("1")) {
      throw RefusalException.invalid("section");
    }
    List<String> fields = new ArrayList<>();
    for (FormField field : workspace.fields.values()) {
      if (field.section.equals(id)) {
        fields.add(field.id);
      }
    }
    requireConfirmation(values(workspace, fields), confirm);
    fields.forEach(this::drop);
    workspace.sections.remove(id);
  }

  /** F8. */
  void deleteField(String id, Arg<String> confirm) {
    seenField(id);
    context.requireManage("client-form");
    requireConfirmation(values(workspace, List.of(id)), confirm);
    drop(id);
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

  /** F8, P4: what is in use goes only with the number of it confirmed. */
  static void requireConfirmation(int number, Arg<String> confirm) {
    String text = confirm.value();
    Long confirmed = text == null ? null : ValueRules.parseInteger(text);
    if (number > 0 && (confirmed == null || confirmed != number)) {
      throw RefusalException.invalid("confirm");
    }
  }

  void createField(CreateField operation) {
    String section = seenSection(operation.section()).id;
    context.requireManage("client-form");
    FormField field = new FormField(operation.field(), section, "text");
    List<String> wrong = new ArrayList<>();
    if (workspace.usedKeys.contains("field/" + field.id)) {
      wrong.add("field");
      wrong.add("id");
    }
    String type = operation.attributes().type().or("");
    if (ValueRules.FIELD_TYPES.contains(type)) {
      field.type = type;
    } else {
      wrong.add("type");
    }
    attributes(field, operation.attributes(), wrong);
    options(field, operation.attributes().options().or(List.of()), wrong);
    defaultValue(field, operation.attributes(), wrong);
    RefusalException.throwIfAny(wrong);
    workspace.fields.put(field.id, field);
    workspace.reserve("field/" + field.id);
  }

  void editField(EditField operation) {
    FormField field = new FormField(seenField(operation.field()));
    String section = operation.section().value();
    if (section != null) {
      field.section = seenSection(section).id;
    }
    context.requireManage("client-form");
    List<String> wrong = new ArrayList<>();
    String type = operation.attributes().type().or(field.type);
    if (!ValueRules.FIELD_TYPES.contains(type)) {
      wrong.add("type");
    } else if (!type.equals(field.type)) {
      changeType(field, type, operation.attributes(), wrong);
    }
    attributes(field, operation.attributes(), wrong);
    if (operation.attributes().options().named()) {
      options(field, operation.attributes().options().or(List.of()), wrong);
    } else if (field.isSelector() && field.options.isEmpty()) {
      wrong.add("options");
    }
    defaultValue(field, operation.attributes(), wrong);
    RefusalException.throwIfAny(wrong);
    workspace.fields.put(field.id, field);
  }

  /** F8: not once values exist, be it in a client that is deleted and can come back. */
  private void changeType(
      FormField field, String type, FieldAttributes attributes, List<String> wrong) {
    for (Item client : workspace.items.values()) {
      if (client.fields.containsKey(field.id)) {
        wrong.add("type");
        break;
      }
    }
    if (field.defaultValue != null
        && !attributes.defaultValue().named()
        && !wrong.contains("type")) {
      throw new UnspecifiedException("a default of the old type");
    }
    field.type = type;
    field.options.clear();
    field.archived.clear();
  }

  private static void attributes(FormField field, FieldAttributes attributes, List<String> wrong) {
    String required = attributes.required().or(Boolean.toString(field.required));
    if (!List.of("true", "false").contains(required)) {
      wrong.add("required");
    }
    field.required = required.equals("true");
    if (attributes.hint().named()) {
      field.hint =
          FoldedTexts.isBlank(attributes.hint().value()) ? null : attributes.hint().value();
    }
    field.order = attributes.order().or(field.order);
    if (!ValueRules.isOrder(field.order)) {
      wrong.add("order");
    }
  }

  /**
   * F3, F4: a selector has options; one that is left out is archived, and offered when named again.
   */
  private static void options(FormField field, List<String> names, List<String> wrong) {
    if (!field.isSelector()) {
      if (!names.isEmpty()) {
        wrong.add("options");
      }
      return;
    }
    Set<String> keys = new TreeSet<>();
    names.forEach(name -> keys.add(FoldedTexts.nameKey(name)));
    if (names.isEmpty()
        || keys.size() < names.size()
        || names.stream().anyMatch(FoldedTexts::isBlank)) {
      wrong.add("options");
      return;
    }
    List<String> had = new ArrayList<>(field.options);
    had.addAll(field.archived);
    for (String name : names) {
      if (!had.contains(name) && ReferenceWorkspace.findIgnoringCase(had, name) != null) {
        throw new UnspecifiedException("an option in another case");
      }
    }
    field.options.clear();
    field.options.addAll(names);
    field.archived.clear();
    for (String option : had) {
      if (!names.contains(option)) {
        field.archived.add(option);
      }
    }
  }

  /** F5: a default suits the type. */
  private static void defaultValue(
      FormField field, FieldAttributes attributes, List<String> wrong) {
    if (attributes.defaultValue().named()) {
      field.defaultValue = attributes.defaultValue().value();
    }
    boolean noOptions = field.isSelector() && wrong.contains("options");
    if (field.defaultValue == null || wrong.contains("type") || noOptions) {
      return;
    }
    if (attributes.defaultValue().named() && FoldedTexts.isBlank(field.defaultValue)) {
      throw new UnspecifiedException("a blank default");
    }
    if (!ValueRules.isValid(field, field.defaultValue, null)) {
      wrong.add("default");
    }
  }

  /** F4: it is the same option under another name. */
  void renameOption(RenameOption operation) {
    FormField field = seenField(operation.field());
    context.requireManage("client-form");
    String option = operation.option();
    String to = operation.to();
    boolean offered = field.options.contains(option);
    List<String> all = new ArrayList<>(field.options);
    all.addAll(field.archived);
    if (!all.contains(option) && ReferenceWorkspace.findIgnoringCase(all, option) != null) {
      throw new UnspecifiedException("an option in another case");
    }
    List<String> wrong = new ArrayList<>();
    if (!all.contains(option)) {
      wrong.add("option");
    }
    List<String> others = new ArrayList<>(field.options);
    others.remove(option);
    if (FoldedTexts.isBlank(to)
        || (offered && ReferenceWorkspace.findIgnoringCase(others, to) != null)) {
      wrong.add("to");
    }
    RefusalException.throwIfAny(wrong);
    all.remove(option);
    if (ReferenceWorkspace.findIgnoringCase(all, to) != null) {
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
  }
}

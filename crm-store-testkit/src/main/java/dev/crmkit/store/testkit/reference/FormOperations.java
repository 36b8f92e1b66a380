package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Shapes the client form: whoever manages it, and only what is open to him (F1 to F8, S1). */
final class FormOperations {

  private final Act act;
  private final Workspace workspace;

  FormOperations(Act act) {
    this.act = act;
    this.workspace = act.workspace();
  }

  /** F2: to him whom it is not open to, there is no such section. */
  private FormSection seenSection(String id) {
    FormSection section = workspace.sections.get(id);
    if (section == null || !act.sight().seesSection(act.user(), id)) {
      throw Refusal.notFound();
    }
    return section;
  }

  private FormField seenField(String id) {
    FormField field = workspace.fields.get(id);
    if (field == null || !act.sight().seesField(act.user(), id)) {
      throw Refusal.notFound();
    }
    return field;
  }

  void createSection(Args args) {
    act.requireManage("client-form");
    FormSection section = new FormSection(args.word("section"));
    List<String> wrong = new ArrayList<>();
    if (workspace.used.contains("section/" + section.id)) {
      wrong.add("section");
      wrong.add("id");
    }
    putSection(section, args, wrong);
    workspace.sections.put(section.id, section);
    workspace.use("section/" + section.id);
  }

  /** F1: section 1 as well. */
  void editSection(Args args) {
    FormSection section = seenSection(args.word("section"));
    act.requireManage("client-form");
    putSection(section, args, new ArrayList<>());
  }

  private static void putSection(FormSection section, Args args, List<String> wrong) {
    if (args.has("name") && Texts.blank(args.text("name"))) {
      wrong.add("name");
    }
    String order = args.text("order", section.order);
    if (!Values.isOrder(order)) {
      wrong.add("order");
    }
    Refusal.ifAny(wrong);
    section.name = args.text("name", section.name);
    section.order = order;
  }

  /** F1, F2: of section 1 it cannot be changed. */
  void setAccess(Args args) {
    FormSection section = seenSection(args.word("section"));
    act.requireManage("client-form");
    List<String> wrong = new ArrayList<>();
    if (section.id.equals("1")) {
      wrong.add("section");
    }
    Set<String> types = new TreeSet<>(args.texts("types"));
    if (!Set.of("director", "head", "manager").containsAll(types)) {
      wrong.add("types");
    }
    Set<String> groups = new TreeSet<>(args.texts("groups"));
    if (!workspace.groups.containsAll(groups)) {
      wrong.add("groups");
    }
    Refusal.ifAny(wrong);
    section.everyone = args.raw("types") == null && args.raw("groups") == null;
    section.types.clear();
    section.types.addAll(types);
    section.groups.clear();
    section.groups.addAll(groups);
  }

  /** F1, F8: with its fields, and their values. */
  void deleteSection(String id, Args args) {
    seenSection(id);
    act.requireManage("client-form");
    if (id.equals("1")) {
      throw Refusal.invalid("section");
    }
    List<String> fields = new ArrayList<>();
    for (FormField field : workspace.fields.values()) {
      if (field.section.equals(id)) {
        fields.add(field.id);
      }
    }
    confirm(values(workspace, fields), args);
    fields.forEach(this::drop);
    workspace.sections.remove(id);
  }

  /** F8. */
  void deleteField(String id, Args args) {
    seenField(id);
    act.requireManage("client-form");
    confirm(values(workspace, List.of(id)), args);
    drop(id);
  }

  private void drop(String field) {
    workspace.fields.remove(field);
    workspace.items.values().forEach(item -> item.fields.remove(field));
  }

  /** F8: how many values the living clients have of these fields, the whole workspace counted. */
  static int values(Workspace workspace, List<String> fields) {
    int values = 0;
    for (Item client : workspace.alive()) {
      for (String field : fields) {
        values += client.fields.containsKey(field) ? 1 : 0;
      }
    }
    return values;
  }

  /** F8, P4: what is in use goes only with the number of it confirmed. */
  static void confirm(int number, Args args) {
    String told = args.text("confirm");
    Long confirmed = told == null ? null : Values.whole(told);
    if (number > 0 && (confirmed == null || confirmed != number)) {
      throw Refusal.invalid("confirm");
    }
  }

  void createField(Args args) {
    String section = seenSection(args.word("section")).id;
    act.requireManage("client-form");
    FormField field = new FormField(args.word("field"), section, "text");
    List<String> wrong = new ArrayList<>();
    if (workspace.used.contains("field/" + field.id)) {
      wrong.add("field");
      wrong.add("id");
    }
    String type = args.text("type", "");
    if (Values.FIELD_TYPES.contains(type)) {
      field.type = type;
    } else {
      wrong.add("type");
    }
    attributes(field, args, wrong);
    options(field, args.texts("options"), wrong);
    standard(field, args, wrong);
    Refusal.ifAny(wrong);
    workspace.fields.put(field.id, field);
    workspace.use("field/" + field.id);
  }

  void editField(Args args) {
    FormField field = new FormField(seenField(args.word("field")));
    if (args.text("section") != null) {
      field.section = seenSection(args.word("section")).id;
    }
    act.requireManage("client-form");
    List<String> wrong = new ArrayList<>();
    String type = args.text("type", field.type);
    if (!Values.FIELD_TYPES.contains(type)) {
      wrong.add("type");
    } else if (!type.equals(field.type)) {
      changeType(field, type, args, wrong);
    }
    attributes(field, args, wrong);
    if (args.has("options")) {
      options(field, args.texts("options"), wrong);
    } else if (field.isSelector() && field.options.isEmpty()) {
      wrong.add("options");
    }
    standard(field, args, wrong);
    Refusal.ifAny(wrong);
    workspace.fields.put(field.id, field);
  }

  /** F8: not once values exist, be it in a client that is deleted and can come back. */
  private void changeType(FormField field, String type, Args args, List<String> wrong) {
    for (Item client : workspace.items.values()) {
      if (client.fields.containsKey(field.id)) {
        wrong.add("type");
        break;
      }
    }
    if (field.standard != null && !args.has("default") && !wrong.contains("type")) {
      throw new Open("a default of the old type");
    }
    field.type = type;
    field.options.clear();
    field.archived.clear();
  }

  private static void attributes(FormField field, Args args, List<String> wrong) {
    String required = args.text("required", Boolean.toString(field.required));
    if (!List.of("true", "false").contains(required)) {
      wrong.add("required");
    }
    field.required = required.equals("true");
    if (args.has("hint")) {
      field.hint = Texts.blank(args.text("hint")) ? null : args.text("hint");
    }
    field.order = args.text("order", field.order);
    if (!Values.isOrder(field.order)) {
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
    names.forEach(name -> keys.add(Texts.name(name)));
    if (names.isEmpty() || keys.size() < names.size() || names.stream().anyMatch(Texts::blank)) {
      wrong.add("options");
      return;
    }
    List<String> had = new ArrayList<>(field.options);
    had.addAll(field.archived);
    for (String name : names) {
      if (!had.contains(name) && Workspace.like(had, name) != null) {
        throw new Open("an option in another case");
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
  private static void standard(FormField field, Args args, List<String> wrong) {
    if (args.has("default")) {
      field.standard = args.text("default");
    }
    boolean noOptions = field.isSelector() && wrong.contains("options");
    if (field.standard == null || wrong.contains("type") || noOptions) {
      return;
    }
    if (args.has("default") && Texts.blank(field.standard)) {
      throw new Open("a blank default");
    }
    if (!Values.suits(field, field.standard, null)) {
      wrong.add("default");
    }
  }

  /** F4: it is the same option under another name. */
  void renameOption(Args args) {
    FormField field = seenField(args.word("field"));
    act.requireManage("client-form");
    String option = args.word("option");
    String to = args.word("to");
    boolean offered = field.options.contains(option);
    List<String> all = new ArrayList<>(field.options);
    all.addAll(field.archived);
    if (!all.contains(option) && Workspace.like(all, option) != null) {
      throw new Open("an option in another case");
    }
    List<String> wrong = new ArrayList<>();
    if (!all.contains(option)) {
      wrong.add("option");
    }
    List<String> others = new ArrayList<>(field.options);
    others.remove(option);
    if (Texts.blank(to) || (offered && Workspace.like(others, to) != null)) {
      wrong.add("to");
    }
    Refusal.ifAny(wrong);
    all.remove(option);
    if (Workspace.like(all, to) != null) {
      throw new Open("the name of an archived option");
    }
    field.options.replaceAll(name -> name.equals(option) ? to : name);
    field.archived.replaceAll(name -> name.equals(option) ? to : name);
    if (option.equals(field.standard)) {
      field.standard = to;
    }
    for (Item item : workspace.items.values()) {
      item.fields.computeIfPresent(field.id, (id, value) -> value.equals(option) ? to : value);
    }
  }
}

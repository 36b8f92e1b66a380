package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FormField;
import dev.crmkit.store.testkit.internal.model.FormSection;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows one thing: what a user sees of it, or all that is stored. */
final class EntityViews {

  private final ReferenceWorkspace workspace;
  private final VisibilityRules visibility;

  /** Null: no matter who asks. */
  private final @Nullable String user;

  EntityViews(ReferenceWorkspace workspace, @Nullable String user) {
    this.workspace = workspace;
    this.visibility = new VisibilityRules(workspace);
    this.user = user;
  }

  Map<String, Object> show(String on) {
    String id = on.substring(on.indexOf('/') + 1);
    return switch (on.substring(0, on.indexOf('/'))) {
      case "user" -> person(id);
      case "section" -> section(id);
      case "field" -> field(id);
      case "pipeline" -> pipeline(id);
      case "label" -> label(id);
      case "group" -> group(id);
      case "client", "activity", "deal", "file" -> item(on);
      default -> throw new UnspecifiedException("a look at " + on);
    };
  }

  private Map<String, Object> person(String id) {
    Person person = workspace.person(id);
    if (person == null || (user != null && !visibility.seesProfile(user, id))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", person.name);
    shown.put("email", person.email);
    shown.put("type", person.type);
    shown.put("status", person.status);
    shown.put("responsible", person.responsible);
    shown.put("groups", new ArrayList<>(person.groups));
    shown.put("denied-settings", new ArrayList<>(person.denied));
    shown.put("last-ip", person.lastIp);
    return shown;
  }

  private Map<String, Object> section(String id) {
    FormSection section = workspace.sections.get(id);
    if (section == null || (user != null && !visibility.seesSection(user, id))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", section.name);
    shown.put("order", section.order);
    // only those who manage the form see to whom it is open
    boolean manages = user == null || new Permissions(workspace).manages(user, "client-form");
    shown.put("access", manages ? access(section) : null);
    return shown;
  }

  private static Object access(FormSection section) {
    if (section.everyone) {
      return "everyone";
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("types", new ArrayList<>(section.types));
    shown.put("groups", new ArrayList<>(section.groups));
    return shown;
  }

  private Map<String, Object> field(String id) {
    FormField field = workspace.fields.get(id);
    if (field == null || (user != null && !visibility.seesField(user, id))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("section", field.section);
    shown.put("type", field.type);
    shown.put("required", Boolean.toString(field.required));
    shown.put("default", field.defaultValue);
    shown.put("hint", field.hint);
    shown.put("order", field.order);
    shown.put("options", new ArrayList<>(field.options));
    return shown;
  }

  private Map<String, Object> pipeline(String id) {
    PipelineState pipe = workspace.pipelines.get(id);
    if (pipe == null) {
      throw RefusalException.notFound();
    }
    List<Object> stages = new ArrayList<>();
    pipe.stages.forEach(
        (stage, closes) -> stages.add(closes.isEmpty() ? stage : closing(stage, closes)));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("of", pipe.records);
    shown.put("stages", stages);
    return shown;
  }

  private static Map<String, Object> closing(String stage, String closes) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("stage", stage);
    shown.put("closes", closes);
    return shown;
  }

  private Map<String, Object> label(String id) {
    if (!workspace.labels.containsKey(id)) {
      throw RefusalException.notFound();
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    String colour = workspace.labels.get(id);
    if (colour != null) {
      shown.put("colour", colour);
    }
    return shown;
  }

  /** Everyone knows the groups; who is in them is the Director's. */
  private Map<String, Object> group(String id) {
    if (!workspace.groups.contains(id) || (user != null && !visibility.seesGroup(user, id))) {
      throw RefusalException.notFound();
    }
    if (user != null && !workspace.present(user).isDirector()) {
      throw RefusalException.denied();
    }
    List<String> members = new ArrayList<>();
    for (Person person : workspace.present()) {
      if (person.groups.contains(id)) {
        members.add(person.id);
      }
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("members", members);
    return shown;
  }

  private Map<String, Object> item(String key) {
    Item item = workspace.living(key);
    if (item == null || (user != null && !visibility.sees(user, key))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put(item.titleKey(), item.title);
    if (item.isFile()) {
      shown.put("on", item.on);
      shown.put("content", item.content);
      return shown;
    }
    shown.put("owner", item.owner);
    shown.put("version", String.valueOf(item.version));
    if (item.isClient()) {
      shown.put("fields", fields(item));
    } else {
      shown.put("client", item.client); // V6: only the id, be the client seen or not
    }
    if (item.kind.equals("activity")) {
      shown.put("kind", item.activityKind);
      shown.put("due", item.due);
      shown.put("done", item.done);
    } else {
      shown.put("labels", new ArrayList<>(item.labels));
      shown.put("stages", new LinkedHashMap<>(item.stages));
    }
    if (item.isDeal()) {
      shown.put("amount", item.amount);
      shown.put("closed", workspace.closed(item));
    }
    return shown;
  }

  /** F2: without the fields that the user does not see; F6: a checkbox never set reads as no. */
  private Map<String, Object> fields(Item client) {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (FormField field : workspace.fields.values()) {
      if (user != null && !visibility.seesField(user, field.id)) {
        continue;
      }
      String value = client.fields.get(field.id);
      if (value == null && field.isCheckbox()) {
        value = "false";
      }
      if (value != null) {
        shown.put(field.id, value);
      }
    }
    return shown;
  }
}

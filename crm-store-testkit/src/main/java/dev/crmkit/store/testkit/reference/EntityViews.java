package dev.crmkit.store.testkit.reference;

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
  private final VisibilityRules sight;

  /** Null: no matter who asks. */
  private final @Nullable String user;

  EntityViews(ReferenceWorkspace workspace, @Nullable String user) {
    this.workspace = workspace;
    this.sight = new VisibilityRules(workspace);
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
    if (person == null || (user != null && !sight.seesProfile(user, id))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", person.name);
    told.put("email", person.email);
    told.put("type", person.type);
    told.put("status", person.status);
    told.put("responsible", person.responsible);
    told.put("groups", new ArrayList<>(person.groups));
    told.put("denied-settings", new ArrayList<>(person.denied));
    told.put("last-ip", person.lastIp);
    return told;
  }

  private Map<String, Object> section(String id) {
    FormSection section = workspace.sections.get(id);
    if (section == null || (user != null && !sight.seesSection(user, id))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", section.name);
    told.put("order", section.order);
    // only those who manage the form see to whom it is open
    boolean manages = user == null || new Permissions(workspace).manages(user, "client-form");
    told.put("access", manages ? access(section) : null);
    return told;
  }

  private static Object access(FormSection section) {
    if (section.everyone) {
      return "everyone";
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("types", new ArrayList<>(section.types));
    told.put("groups", new ArrayList<>(section.groups));
    return told;
  }

  private Map<String, Object> field(String id) {
    FormField field = workspace.fields.get(id);
    if (field == null || (user != null && !sight.seesField(user, id))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("section", field.section);
    told.put("type", field.type);
    told.put("required", Boolean.toString(field.required));
    told.put("default", field.defaultValue);
    told.put("hint", field.hint);
    told.put("order", field.order);
    told.put("options", new ArrayList<>(field.options));
    return told;
  }

  private Map<String, Object> pipeline(String id) {
    PipelineState pipe = workspace.pipelines.get(id);
    if (pipe == null) {
      throw RefusalException.notFound();
    }
    List<Object> stages = new ArrayList<>();
    pipe.stages.forEach(
        (stage, closes) -> stages.add(closes.isEmpty() ? stage : closing(stage, closes)));
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("of", pipe.records);
    told.put("stages", stages);
    return told;
  }

  private static Map<String, Object> closing(String stage, String closes) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("stage", stage);
    told.put("closes", closes);
    return told;
  }

  private Map<String, Object> label(String id) {
    if (!workspace.labels.containsKey(id)) {
      throw RefusalException.notFound();
    }
    Map<String, Object> told = new LinkedHashMap<>();
    String colour = workspace.labels.get(id);
    if (colour != null) {
      told.put("colour", colour);
    }
    return told;
  }

  /** Everyone knows the groups; who is in them is the Director's. */
  private Map<String, Object> group(String id) {
    if (!workspace.groups.contains(id) || (user != null && !sight.seesGroup(user, id))) {
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
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("members", members);
    return told;
  }

  private Map<String, Object> item(String key) {
    Item item = workspace.living(key);
    if (item == null || (user != null && !sight.sees(user, key))) {
      throw RefusalException.notFound();
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put(item.titleKey(), item.title);
    if (item.isFile()) {
      told.put("on", item.on);
      told.put("content", item.content);
      return told;
    }
    told.put("owner", item.owner);
    told.put("version", String.valueOf(item.version));
    if (item.isClient()) {
      told.put("fields", fields(item));
    } else {
      told.put("client", item.client); // V6: only the id, be the client seen or not
    }
    if (item.kind.equals("activity")) {
      told.put("kind", item.activityKind);
      told.put("due", item.due);
      told.put("done", item.done);
    } else {
      told.put("labels", new ArrayList<>(item.labels));
      told.put("stages", new LinkedHashMap<>(item.stages));
    }
    if (item.isDeal()) {
      told.put("amount", item.amount);
      told.put("closed", workspace.closed(item));
    }
    return told;
  }

  /** F2: without the fields that the user does not see; F6: a checkbox never set reads as no. */
  private Map<String, Object> fields(Item client) {
    Map<String, Object> told = new LinkedHashMap<>();
    for (FormField field : workspace.fields.values()) {
      if (user != null && !sight.seesField(user, field.id)) {
        continue;
      }
      String value = client.fields.get(field.id);
      if (value == null && field.isCheckbox()) {
        value = "false";
      }
      if (value != null) {
        told.put(field.id, value);
      }
    }
    return told;
  }
}

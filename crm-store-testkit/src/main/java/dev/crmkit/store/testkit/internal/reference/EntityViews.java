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
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Shows one entity: what a user sees of it, or everything that is stored. */
final class EntityViews {

  private final ReferenceWorkspace workspace;
  private final VisibilityRules visibility;

  /** The user who looks; null for an unrestricted view. */
  private final @Nullable String user;

  EntityViews(ReferenceWorkspace workspace, @Nullable String user) {
    this.workspace = workspace;
    this.visibility = new VisibilityRules(workspace);
    this.user = user;
  }

  /** Returns the attributes of an entity such as {@code client/acme}, which the user must see. */
  Map<String, Object> show(String entity) {
    String id = entity.substring(entity.indexOf('/') + 1);
    return switch (entity.substring(0, entity.indexOf('/'))) {
      case "user" -> person(seen(workspace.person(id), visibility::seesProfile, id));
      case "section" -> section(seen(workspace.sections.get(id), visibility::seesSection, id));
      case "field" -> field(seen(workspace.fields.get(id), visibility::seesField, id));
      case "pipeline" -> pipeline(RefusalException.requireSeen(workspace.pipelines.get(id), true));
      case "label" -> label(id);
      case "group" -> group(id);
      case "client", "activity", "deal", "file" ->
          item(seen(workspace.living(entity), visibility::sees, entity));
      default -> throw new UnspecifiedException("a look at " + entity);
    };
  }

  private <T> T seen(@Nullable T thing, BiPredicate<String, String> sees, String id) {
    return RefusalException.requireSeen(thing, user == null || sees.test(user, id));
  }

  private static Map<String, Object> person(Person person) {
    return DataMap.entries(
        "name", person.name,
        "email", person.email,
        "type", person.type,
        "status", person.status,
        "responsible", person.responsible,
        "groups", new ArrayList<>(person.groups),
        "denied-settings", new ArrayList<>(person.denied),
        "last-ip", person.lastIp);
  }

  /** Only users who manage the form see who has access to a section. */
  private Map<String, Object> section(FormSection section) {
    boolean manages = user == null || new Permissions(workspace).manages(user, "client-form");
    return DataMap.entries(
        "name", section.name,
        "order", section.order,
        "access", manages ? access(section) : null);
  }

  private static Object access(FormSection section) {
    return section.everyone
        ? "everyone"
        : DataMap.entries(
            "types", new ArrayList<>(section.types), "groups", new ArrayList<>(section.groups));
  }

  private static Map<String, Object> field(FormField field) {
    return DataMap.entries(
        "section", field.section,
        "type", field.type,
        "required", Boolean.toString(field.required),
        "default", field.defaultValue,
        "hint", field.hint,
        "order", field.order,
        "options", new ArrayList<>(field.options));
  }

  private static Map<String, Object> pipeline(PipelineState pipeline) {
    List<Object> stages = new ArrayList<>();
    pipeline.stages.forEach(
        (stage, closes) ->
            stages.add(
                closes.isEmpty() ? stage : DataMap.entries("stage", stage, "closes", closes)));
    return DataMap.entries("of", pipeline.records, "stages", stages);
  }

  private Map<String, Object> label(String id) {
    RefusalException.requireSeen(id, workspace.labels.containsKey(id));
    String colour = workspace.labels.get(id);
    return colour == null ? Map.of() : Map.of("colour", colour);
  }

  /** U11: the names are visible to others, but the members only to the Director. */
  private Map<String, Object> group(String id) {
    seen(workspace.groups.contains(id) ? id : null, visibility::seesGroup, id);
    RefusalException.requirePermitted(user == null || workspace.present(user).isDirector());
    return Map.of(
        "members",
        workspace.present().stream()
            .filter(person -> person.groups.contains(id))
            .map(person -> person.id)
            .toList());
  }

  private Map<String, Object> item(Item item) {
    if (item.isFile()) {
      return DataMap.entries("name", item.title, "on", item.on, "content", item.content);
    }
    Map<String, Object> shown =
        DataMap.entries(
            item.titleKey(),
            item.title,
            "owner",
            item.owner,
            "version",
            String.valueOf(item.version));
    if (item.isClient()) {
      shown.put("fields", fields(item));
    } else {
      shown.put("client", item.client); // V6: the id only, whether or not the client is visible
    }
    if (item.kind.equals("activity")) {
      shown.putAll(DataMap.entries("kind", item.activityKind, "due", item.due, "done", item.done));
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

  /** F2: the visible fields only; F6: a checkbox that was never set reads as no. */
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

package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The histories of users and settings (W2), which users see together with the entity. */
final class SettingsHistory {

  private SettingsHistory() {}

  /** Adds the state of each changed entity before and after a step, and the author. */
  static void remember(ReferenceWorkspace before, ReferenceWorkspace after, @Nullable String by) {
    for (String entity : entities(after)) {
      Map<String, Object> now = state(after, entity);
      Map<String, Object> was = state(before, entity);
      if (!now.equals(was)) {
        after
            .settingsHistory
            .computeIfAbsent(entity, none -> new ArrayList<>())
            .add(List.of(name(before, by), was, now));
      }
    }
  }

  private static List<String> entities(ReferenceWorkspace workspace) {
    List<String> entities = new ArrayList<>();
    workspace.people.keySet().forEach(id -> entities.add("user/" + id));
    workspace.sections.keySet().forEach(id -> entities.add("section/" + id));
    workspace.fields.keySet().forEach(id -> entities.add("field/" + id));
    workspace.pipelines.keySet().forEach(id -> entities.add("pipeline/" + id));
    workspace.labels.keySet().forEach(id -> entities.add("label/" + id));
    return entities;
  }

  /** Returns all that is stored of an entity, except sign-ins; empty if it does not exist. */
  private static Map<String, Object> state(ReferenceWorkspace workspace, String entity) {
    try {
      Map<String, Object> state =
          new LinkedHashMap<>(new EntityViews(workspace, null).show(entity));
      state.remove("last-ip");
      return state;
    } catch (RefusalException e) {
      return Map.of();
    }
  }

  private static String name(ReferenceWorkspace workspace, @Nullable String user) {
    Person person = user == null ? null : workspace.people.get(user);
    return person == null ? "" : person.name;
  }
}

package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.Person;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The past of users and settings (W2): whoever comes to see one of them sees what it was made into
 * before.
 */
final class SettingsHistory {

  private SettingsHistory() {}

  /** Keeps what each of them was before a step and is after it, and who did it. */
  static void remember(ReferenceWorkspace before, ReferenceWorkspace after, @Nullable String by) {
    for (String thing : things(after)) {
      Map<String, Object> now = state(after, thing);
      Map<String, Object> was = state(before, thing);
      if (!now.equals(was)) {
        after
            .settingsHistory
            .computeIfAbsent(thing, none -> new ArrayList<>())
            .add(List.of(name(before, by), was, now));
      }
    }
  }

  private static List<String> things(ReferenceWorkspace workspace) {
    List<String> things = new ArrayList<>();
    workspace.people.keySet().forEach(id -> things.add("user/" + id));
    workspace.sections.keySet().forEach(id -> things.add("section/" + id));
    workspace.fields.keySet().forEach(id -> things.add("field/" + id));
    workspace.pipelines.keySet().forEach(id -> things.add("pipeline/" + id));
    workspace.labels.keySet().forEach(id -> things.add("label/" + id));
    return things;
  }

  /** What is stored of it except for sign-ins; empty if it does not exist. */
  private static Map<String, Object> state(ReferenceWorkspace workspace, String thing) {
    try {
      Map<String, Object> state = new LinkedHashMap<>(new EntityViews(workspace, null).show(thing));
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

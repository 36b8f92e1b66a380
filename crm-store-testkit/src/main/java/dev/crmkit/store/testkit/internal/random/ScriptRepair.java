package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes from a scenario all references to entities that it does not set up. */
final class ScriptRepair {

  private final Map<String, @Nullable Object> given;

  private ScriptRepair(Map<String, @Nullable Object> given) {
    this.given = given;
  }

  /** Returns a scenario without dangling references. */
  static Script repaired(Script script) {
    Map<String, @Nullable Object> given = ScriptData.copyOf(script.given());
    new ScriptRepair(given).mend();
    return new Script(given, acted(given, script.steps()));
  }

  /** Keeps the steps of users that are set up or created before. */
  private static List<Map<String, @Nullable Object>> acted(
      Map<String, @Nullable Object> given, List<Map<String, @Nullable Object>> steps) {
    Set<String> users = new HashSet<>(ScriptData.names(given, "users", "id"));
    List<Map<String, @Nullable Object>> kept = new ArrayList<>();
    for (Map<String, @Nullable Object> step : steps) {
      Map<String, @Nullable Object> body = Script.body(step);
      if (!body.containsKey("user") || users.contains(ScriptData.text(body, "user"))) {
        kept.add(step);
        if (Script.verb(step).equals("do") && !body.containsKey("dry-run")) {
          users.add(ScriptData.text(ScriptData.mapIn(body, "create-user"), "id"));
        }
      }
    }
    return kept;
  }

  private void mend() {
    Set<String> groups = new HashSet<>(ScriptData.texts(given, "groups"));
    users(groups);
    form(groups);
    if (given.get("pipelines") instanceof List<?> pipelines) {
      pipelines.removeIf(
          pipeline -> ScriptData.names(castOne(pipeline), "stages", "stage").isEmpty());
    }
    records();
    given.values().removeIf(ScriptRepair::isEmpty);
  }

  private void users(Set<String> groups) {
    Set<String> leaders = new HashSet<>();
    for (Map<String, @Nullable Object> user : ScriptData.maps(given, "users")) {
      if (!ScriptData.text(user, "type").equals("manager")) {
        leaders.add(ScriptData.text(user, "id"));
      }
    }
    for (Map<String, @Nullable Object> user : ScriptData.maps(given, "users")) {
      if (!leaders.contains(ScriptData.text(user, "responsible"))) {
        user.remove("responsible");
      }
      keep(user, "groups", groups);
      user.values().removeIf(ScriptRepair::isEmpty);
    }
  }

  private void form(Set<String> groups) {
    for (Map<String, @Nullable Object> section : ScriptData.maps(given, "form")) {
      keep(ScriptData.mapIn(section, "access"), "groups", groups);
      if (section.get("fields") instanceof List<?> fields) {
        fields.removeIf(
            field ->
                ScriptData.text(castOne(field), "type").equals("selector")
                    && ScriptData.texts(castOne(field), "options").isEmpty());
        if (fields.isEmpty()) {
          section.remove("fields");
        }
      }
      for (Map<String, @Nullable Object> field : ScriptData.maps(section, "fields")) {
        if (ScriptData.text(field, "type").equals("selector")
            && !ScriptData.texts(field, "options").contains(ScriptData.text(field, "default"))) {
          field.remove("default");
        }
      }
    }
  }

  private void records() {
    Set<String> users = new HashSet<>(ScriptData.names(given, "users", "id"));
    Set<String> labels = new HashSet<>(ScriptData.names(given, "labels", "label"));
    Set<String> places = new HashSet<>();
    Map<String, Set<String>> stages = stages();
    for (String kind : SampleValues.RECORDS) {
      if (given.get(SampleValues.plural(kind)) instanceof List<?> records) {
        records.removeIf(
            record ->
                !users.contains(ScriptData.text(castOne(record), "owner"))
                    || (!kind.equals("client")
                        && !places.contains("client/" + castOne(record).get("client"))));
        for (Map<String, @Nullable Object> record :
            ScriptData.maps(given, SampleValues.plural(kind))) {
          places.add(kind + "/" + record.get("id"));
          keep(record, "labels", labels);
          ScriptData.mapIn(record, "stages")
              .entrySet()
              .removeIf(
                  place ->
                      place.getValue() == null
                          || !stages
                              .getOrDefault(place.getKey(), Set.of())
                              .contains(place.getValue()));
          values(record);
          record.values().removeIf(ScriptRepair::isEmpty);
        }
      }
    }
    if (given.get("files") instanceof List<?> files) {
      files.removeIf(file -> !places.contains(ScriptData.text(castOne(file), "on")));
    }
  }

  private Map<String, Set<String>> stages() {
    Map<String, Set<String>> stages = new HashMap<>();
    for (Map<String, @Nullable Object> pipeline : ScriptData.maps(given, "pipelines")) {
      stages.put(
          ScriptData.text(pipeline, "pipeline"),
          new HashSet<>(ScriptData.names(pipeline, "stages", "stage")));
    }
    return stages;
  }

  /** Keeps the values of existing fields and options. */
  private void values(Map<String, @Nullable Object> client) {
    Map<String, Map<String, @Nullable Object>> fields = new HashMap<>();
    for (Map<String, @Nullable Object> section : ScriptData.maps(given, "form")) {
      ScriptData.maps(section, "fields")
          .forEach(field -> fields.put(ScriptData.text(field, "field"), field));
    }
    ScriptData.mapIn(client, "fields")
        .entrySet()
        .removeIf(
            value -> {
              Map<String, @Nullable Object> field = fields.get(value.getKey());
              return field == null
                  || (ScriptData.text(field, "type").equals("selector")
                      && value.getValue() instanceof String option
                      && !ScriptData.texts(field, "options").contains(option));
            });
  }

  private static void keep(Map<String, @Nullable Object> map, String key, Set<String> known) {
    if (map.get(key) instanceof List<?> names) {
      names.retainAll(known);
    }
  }

  private static boolean isEmpty(@Nullable Object value) {
    return (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  @SuppressWarnings("unchecked") // the keys of data are texts
  private static Map<String, @Nullable Object> castOne(Object map) {
    return (Map<String, @Nullable Object>) map;
  }
}

package dev.crmkit.store.testkit.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of a scenario what refers to what it does not set up, until nothing does. */
final class Mending {

  private final Map<String, @Nullable Object> given;

  private Mending(Map<String, @Nullable Object> given) {
    this.given = given;
  }

  /** A scenario that can be read. */
  static Script mended(Script script) {
    Map<String, @Nullable Object> given = Data.copyOf(script.given());
    new Mending(given).mend();
    return new Script(given, acted(given, script.steps()));
  }

  /** The steps in which somebody acts who was set up or created. */
  private static List<Map<String, @Nullable Object>> acted(
      Map<String, @Nullable Object> given, List<Map<String, @Nullable Object>> steps) {
    Set<String> users = new HashSet<>(Data.names(given, "users", "id"));
    List<Map<String, @Nullable Object>> kept = new ArrayList<>();
    for (Map<String, @Nullable Object> step : steps) {
      Map<String, @Nullable Object> body = Script.body(step);
      if (!body.containsKey("user") || users.contains(Data.text(body, "user"))) {
        kept.add(step);
        if (Script.verb(step).equals("do")) {
          users.add(Data.text(Data.mapIn(body, "create-user"), "id"));
        }
      }
    }
    return kept;
  }

  private void mend() {
    Set<String> groups = new HashSet<>(Data.texts(given, "groups"));
    users(groups);
    form(groups);
    if (given.get("pipelines") instanceof List<?> pipelines) {
      pipelines.removeIf(pipeline -> Data.names(castOne(pipeline), "stages", "stage").isEmpty());
    }
    records();
    given.values().removeIf(Mending::isEmpty);
  }

  private void users(Set<String> groups) {
    Set<String> leaders = new HashSet<>();
    for (Map<String, @Nullable Object> user : Data.maps(given, "users")) {
      if (!Data.text(user, "type").equals("manager")) {
        leaders.add(Data.text(user, "id"));
      }
    }
    for (Map<String, @Nullable Object> user : Data.maps(given, "users")) {
      if (!leaders.contains(Data.text(user, "responsible"))) {
        user.remove("responsible");
      }
      keep(user, "groups", groups);
      user.values().removeIf(Mending::isEmpty);
    }
  }

  private void form(Set<String> groups) {
    for (Map<String, @Nullable Object> section : Data.maps(given, "form")) {
      keep(Data.mapIn(section, "access"), "groups", groups);
      if (section.get("fields") instanceof List<?> fields) {
        fields.removeIf(
            field ->
                Data.text(castOne(field), "type").equals("selector")
                    && Data.texts(castOne(field), "options").isEmpty());
        if (fields.isEmpty()) {
          section.remove("fields");
        }
      }
      for (Map<String, @Nullable Object> field : Data.maps(section, "fields")) {
        if (Data.text(field, "type").equals("selector")
            && !Data.texts(field, "options").contains(Data.text(field, "default"))) {
          field.remove("default");
        }
      }
    }
  }

  private void records() {
    Set<String> users = new HashSet<>(Data.names(given, "users", "id"));
    Set<String> labels = new HashSet<>(Data.names(given, "labels", "label"));
    Set<String> places = new HashSet<>();
    Map<String, Set<String>> stages = stages();
    for (String kind : Words.RECORDS) {
      if (given.get(Words.plural(kind)) instanceof List<?> records) {
        records.removeIf(
            record ->
                !users.contains(Data.text(castOne(record), "owner"))
                    || (!kind.equals("client")
                        && !places.contains("client/" + castOne(record).get("client"))));
        for (Map<String, @Nullable Object> record : Data.maps(given, Words.plural(kind))) {
          places.add(kind + "/" + record.get("id"));
          keep(record, "labels", labels);
          Data.mapIn(record, "stages")
              .entrySet()
              .removeIf(
                  place ->
                      place.getValue() == null
                          || !stages
                              .getOrDefault(place.getKey(), Set.of())
                              .contains(place.getValue()));
          values(record);
          record.values().removeIf(Mending::isEmpty);
        }
      }
    }
    if (given.get("files") instanceof List<?> files) {
      files.removeIf(file -> !places.contains(Data.text(castOne(file), "on")));
    }
  }

  private Map<String, Set<String>> stages() {
    Map<String, Set<String>> stages = new HashMap<>();
    for (Map<String, @Nullable Object> pipeline : Data.maps(given, "pipelines")) {
      stages.put(
          Data.text(pipeline, "pipeline"), new HashSet<>(Data.names(pipeline, "stages", "stage")));
    }
    return stages;
  }

  /** Values of fields that there are, and of options that there are. */
  private void values(Map<String, @Nullable Object> client) {
    Map<String, Map<String, @Nullable Object>> fields = new HashMap<>();
    for (Map<String, @Nullable Object> section : Data.maps(given, "form")) {
      Data.maps(section, "fields").forEach(field -> fields.put(Data.text(field, "field"), field));
    }
    Data.mapIn(client, "fields")
        .entrySet()
        .removeIf(
            value -> {
              Map<String, @Nullable Object> field = fields.get(value.getKey());
              return field == null
                  || (Data.text(field, "type").equals("selector")
                      && value.getValue() instanceof String option
                      && !Data.texts(field, "options").contains(option));
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

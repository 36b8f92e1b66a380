package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.fewerItems;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.inEachItem;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.inEachValue;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.inTurn;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.nothing;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.without;

import dev.crmkit.store.testkit.internal.random.DeltaDebugging.Reducer;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios with a smaller workspace. What then refers to nothing is removed by {@link
 * ScriptRepair}.
 */
final class WorkspaceShrinking {

  /** The lists of a workspace, in the order in which they get shorter. */
  private static final List<String> LISTS =
      List.of(
          "files",
          "deals",
          "activities",
          "clients",
          "users",
          "form",
          "pipelines",
          "labels",
          "groups",
          "allowed-ips");

  /** The keys that the maps of these lists must have. */
  private static final Map<String, Set<String>> MANDATORY =
      Map.of(
          "files", Set.of("id", "on", "name"),
          "deals", Set.of("id", "client", "owner", "title"),
          "activities", Set.of("id", "client", "owner", "subject"),
          "clients", Set.of("id", "owner", "name"),
          "users", Set.of("id", "type"),
          "form", Set.of("section"),
          "fields", Set.of("field", "type", "options"),
          "pipelines", Set.of("pipeline", "of", "stages"),
          "labels", Set.of("label"));

  private static final Reducer FEWER_FIELDS_AND_POLICIES =
      inEachValue(
          key ->
              switch (key) {
                case "form" ->
                    inEachItem(
                        inEachValue(part -> part.equals("fields") ? fewerItems() : nothing()));
                case "policies" -> fewerItems();
                default -> nothing();
              });

  private static final Reducer ACCESS =
      inTurn(without(key -> true), inEachValue(key -> fewerItems()));

  private WorkspaceShrinking() {}

  /** Returns scenarios with fewer users, records and settings. */
  static Stream<Script> fewer(Script script) {
    Map<String, @Nullable Object> given = script.given();
    Stream<Map<String, @Nullable Object>> lists =
        LISTS.stream()
            .filter(given::containsKey)
            .flatMap(
                key ->
                    DeltaDebugging.withoutChunks(ScriptData.list(given, key))
                        .map(rest -> ScriptData.with(given, key, withDirector(given, key, rest))));
    return Stream.of(
            lists,
            withoutSingleUsers(given),
            FEWER_FIELDS_AND_POLICIES.reduce(given).map(ScriptData::asMap))
        .flatMap(each -> each)
        .map(less -> new Script(less, script.steps()));
  }

  /** A workspace has a Director. */
  private static List<?> withDirector(
      Map<String, @Nullable Object> given, String key, List<?> rest) {
    if (!key.equals("users")) {
      return rest;
    }
    Set<Object> users = new LinkedHashSet<>();
    for (Map<String, @Nullable Object> user : ScriptData.maps(given, key)) {
      if (ScriptData.text(user, "type").equals("director") || rest.contains(user)) {
        users.add(user);
      }
    }
    return new ArrayList<>(users);
  }

  /** Removes single users, and gives what they owned to each of the others. */
  private static Stream<Map<String, @Nullable Object>> withoutSingleUsers(
      Map<String, @Nullable Object> given) {
    List<Map<String, @Nullable Object>> users = ScriptData.maps(given, "users");
    return users.stream()
        .filter(user -> !ScriptData.text(user, "type").equals("director"))
        .flatMap(
            user ->
                users.stream()
                    .filter(other -> other != user)
                    .map(other -> withoutUser(given, user, ScriptData.text(other, "id"))));
  }

  private static Map<String, @Nullable Object> withoutUser(
      Map<String, @Nullable Object> given, Map<String, @Nullable Object> user, String recipient) {
    Map<String, @Nullable Object> less = ScriptData.copyOf(given);
    String id = ScriptData.text(user, "id");
    ScriptData.maps(less, "users").forEach(each -> each.replace("responsible", id, recipient));
    for (String records : List.of("clients", "activities", "deals")) {
      ScriptData.maps(less, records).forEach(record -> record.replace("owner", id, recipient));
    }
    if (less.get("users") instanceof List<?> list) {
      list.remove(ScriptData.maps(given, "users").indexOf(user));
    }
    return less;
  }

  /** Returns scenarios with as many entities, of which less is said. */
  static Stream<Script> shorter(Script script) {
    Map<String, @Nullable Object> given = script.given();
    Stream<Map<String, @Nullable Object>> inAll =
        LISTS.stream().filter(given::containsKey).flatMap(key -> withoutKeyInAll(given, key));
    Reducer single =
        inEachValue(key -> LISTS.contains(key) ? inEachItem(attributes(key)) : nothing());
    Reducer fields =
        inEachValue(
            key ->
                key.equals("form")
                    ? inEachItem(
                        inEachValue(
                            part ->
                                part.equals("fields")
                                    ? inEachItem(attributes("fields"))
                                    : nothing()))
                    : nothing());
    return Stream.concat(inAll, inTurn(single, fields).reduce(given).map(ScriptData::asMap))
        .map(less -> new Script(less, script.steps()));
  }

  /** Removes an optional key from all maps of a list at once. */
  private static Stream<Map<String, @Nullable Object>> withoutKeyInAll(
      Map<String, @Nullable Object> given, String list) {
    Set<String> keys = new LinkedHashSet<>();
    ScriptData.maps(given, list).forEach(map -> keys.addAll(map.keySet()));
    keys.removeAll(MANDATORY.getOrDefault(list, Set.of()));
    return keys.stream()
        .map(
            key -> {
              Map<String, @Nullable Object> less = ScriptData.copyOf(given);
              ScriptData.maps(less, list).forEach(map -> map.remove(key));
              return less;
            });
  }

  /** Reduces one map of a list. */
  private static Reducer attributes(String list) {
    Set<String> mandatory = MANDATORY.getOrDefault(list, Set.of());
    return inTurn(
        without(key -> !mandatory.contains(key)),
        inEachValue(
            key -> key.equals("access") ? ACCESS : inTurn(fewerItems(), TextShrinking.of(key))));
  }
}

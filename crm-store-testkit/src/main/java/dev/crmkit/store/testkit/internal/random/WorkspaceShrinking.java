package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scenarios with less of a workspace; what refers to nothing then is mended later. */
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

  /** What must be said in the maps of these lists. */
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

  private WorkspaceShrinking() {}

  /** Workspaces with fewer users, records and settings. */
  static Stream<Script> fewer(Script script) {
    Map<String, @Nullable Object> given = script.given();
    Stream<Map<String, @Nullable Object>> lists =
        LISTS.stream()
            .filter(given::containsKey)
            .flatMap(
                key ->
                    DeltaDebugging.smallerLists(
                            (List<?>) java.util.Objects.requireNonNull(given.get(key)))
                        .map(
                            rest ->
                                StepShrinking.with(given, key, withDirector(given, key, rest))));
    Stream<Map<String, @Nullable Object>> fields =
        inEach(given, "form", section -> fewer(section, "fields"));
    Stream<Map<String, @Nullable Object>> policies =
        given.containsKey("policies") ? fewer(given, "policies") : Stream.of();
    return Stream.of(lists, bequeathed(given), fields, policies)
        .flatMap(Function.identity())
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

  /** Single users go, and somebody else has what they owned. */
  private static Stream<Map<String, @Nullable Object>> bequeathed(
      Map<String, @Nullable Object> given) {
    List<Map<String, @Nullable Object>> users = ScriptData.maps(given, "users");
    return users.stream()
        .filter(user -> !ScriptData.text(user, "type").equals("director"))
        .flatMap(
            user ->
                users.stream()
                    .filter(other -> other != user)
                    .map(other -> bequeathed(given, user, ScriptData.text(other, "id"))));
  }

  private static Map<String, @Nullable Object> bequeathed(
      Map<String, @Nullable Object> given, Map<String, @Nullable Object> user, String heir) {
    Map<String, @Nullable Object> less = ScriptData.copyOf(given);
    String id = ScriptData.text(user, "id");
    ScriptData.maps(less, "users").forEach(each -> each.replace("responsible", id, heir));
    for (String records : List.of("clients", "activities", "deals")) {
      ScriptData.maps(less, records).forEach(record -> record.replace("owner", id, heir));
    }
    if (less.get("users") instanceof List<?> list) {
      list.remove(ScriptData.maps(given, "users").indexOf(user));
    }
    return less;
  }

  /** Workspaces with as much, of which less is said. */
  static Stream<Script> shorter(Script script) {
    Map<String, @Nullable Object> given = script.given();
    Stream<Map<String, @Nullable Object>> everywhere =
        LISTS.stream().filter(given::containsKey).flatMap(key -> nowhere(given, key));
    Stream<Map<String, @Nullable Object>> single =
        LISTS.stream()
            .filter(given::containsKey)
            .flatMap(key -> inEach(given, key, map -> shorter(key, map)));
    Stream<Map<String, @Nullable Object>> fields =
        inEach(
            given, "form", section -> inEach(section, "fields", field -> shorter("fields", field)));
    return Stream.of(everywhere, single, fields)
        .flatMap(Function.identity())
        .map(less -> new Script(less, script.steps()));
  }

  /** A key that need not be said goes from all maps of a list at once. */
  private static Stream<Map<String, @Nullable Object>> nowhere(
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

  /** A map without one of the keys that it need not have, or with less under one. */
  private static Stream<Map<String, @Nullable Object>> shorter(
      String list, Map<String, @Nullable Object> map) {
    Set<String> mandatory = MANDATORY.getOrDefault(list, Set.of());
    return List.copyOf(map.keySet()).stream()
        .flatMap(
            key ->
                Stream.concat(
                    mandatory.contains(key)
                        ? Stream.of()
                        : Stream.of(StepShrinking.without(map, key)),
                    key.equals("access")
                        ? fewer(ScriptData.mapIn(map, key))
                            .map(v -> StepShrinking.with(map, key, v))
                        : Stream.concat(fewer(map, key), simpler(map, key))));
  }

  private static Stream<Map<String, @Nullable Object>> simpler(
      Map<String, @Nullable Object> map, String key) {
    return TextShrinking.shorter(key, ScriptData.text(map, key))
        .map(text -> StepShrinking.with(map, key, text));
  }

  private static Stream<Map<String, @Nullable Object>> fewer(Map<String, @Nullable Object> access) {
    return List.copyOf(access.keySet()).stream()
        .flatMap(
            key ->
                Stream.concat(Stream.of(StepShrinking.without(access, key)), fewer(access, key)));
  }

  /** A map with fewer items in a list, or fewer entries in a map, that it has under a key. */
  private static Stream<Map<String, @Nullable Object>> fewer(
      Map<String, @Nullable Object> map, String key) {
    if (map.get(key) instanceof List<?> list) {
      return DeltaDebugging.smallerLists(list).map(rest -> StepShrinking.with(map, key, rest));
    }
    if (map.get(key) instanceof Map<?, ?>) {
      Map<String, @Nullable Object> inner = ScriptData.mapIn(map, key);
      return DeltaDebugging.smallerLists(new ArrayList<>(inner.keySet()))
          .map(
              keys -> {
                Map<String, @Nullable Object> rest = new java.util.LinkedHashMap<>(inner);
                rest.keySet().retainAll(keys);
                return StepShrinking.with(map, key, rest);
              });
    }
    return Stream.of();
  }

  /** Maps in which one of the maps of a list is another. */
  private static Stream<Map<String, @Nullable Object>> inEach(
      Map<String, @Nullable Object> in,
      String list,
      Function<Map<String, @Nullable Object>, Stream<Map<String, @Nullable Object>>> others) {
    if (!(in.get(list) instanceof List<?> items)) {
      return Stream.of();
    }
    return IntStream.range(0, items.size())
        .boxed()
        .flatMap(
            index ->
                items.get(index) instanceof Map<?, ?>
                    ? others
                        .apply(castMap(items.get(index)))
                        .map(
                            other -> {
                              List<@Nullable Object> changed = new ArrayList<>(items);
                              changed.set(index, other);
                              return StepShrinking.with(in, list, changed);
                            })
                    : Stream.of());
  }

  @SuppressWarnings("unchecked") // the keys of data are texts
  private static Map<String, @Nullable Object> castMap(Object map) {
    return (Map<String, @Nullable Object>) map;
  }
}

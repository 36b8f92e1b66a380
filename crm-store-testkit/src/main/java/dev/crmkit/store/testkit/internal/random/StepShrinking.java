package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scenarios with fewer steps, and with steps that say less. */
final class StepShrinking {

  /** What need not be said, whatever the operation. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "from",
          "where",
          "sort",
          "owner",
          "fields",
          "labels",
          "version",
          "kind",
          "subject",
          "due",
          "done",
          "title",
          "amount",
          "confirm",
          "responsible",
          "email",
          "groups",
          "types",
          "order",
          "required",
          "default",
          "hint",
          "replace",
          "colour",
          "managers-to",
          "peer-access",
          "ip-check");

  /** What need not be said in some operations only. */
  private static final Map<String, Set<String>> OPTIONAL_IN =
      Map.of(
          "delete-user", Set.of("to"),
          "create-user", Set.of("status", "name"),
          "edit-user", Set.of("name"),
          "create-client", Set.of("stages"),
          "edit-client", Set.of("stages", "name"),
          "edit-many", Set.of("stages", "name"),
          "create-deal", Set.of("stages"),
          "edit-deal", Set.of("stages", "client"),
          "edit-activity", Set.of("client"),
          "edit-field", Set.of("section", "type", "options"));

  /** Under these, single items and entries can go. */
  private static final Set<String> COLLECTIONS =
      Set.of(
          "where",
          "fields",
          "labels",
          "stages",
          "groups",
          "types",
          "options",
          "replace",
          "members",
          "allowed-ips",
          "on");

  private StepShrinking() {}

  static Stream<Script> fewer(Script script) {
    return DeltaDebugging.smallerLists(script.steps()).map(script::withSteps);
  }

  static Stream<Script> shorter(Script script) {
    return IntStream.range(0, script.steps().size())
        .boxed()
        .flatMap(
            index ->
                shorter(script.steps().get(index))
                    .map(
                        step -> {
                          List<Map<String, @Nullable Object>> steps =
                              new ArrayList<>(script.steps());
                          steps.set(index, step);
                          return script.withSteps(steps);
                        }));
  }

  private static Stream<Map<String, @Nullable Object>> shorter(Map<String, @Nullable Object> step) {
    String operation = Script.operation(step);
    Map<String, @Nullable Object> body = Script.body(step);
    Set<String> more = OPTIONAL_IN.getOrDefault(operation, Set.of());
    Stream<Map<String, @Nullable Object>> ofBody = shorter(body, Set.of());
    Stream<Map<String, @Nullable Object>> ofArguments =
        body.get(operation) instanceof Map<?, ?>
            ? shorter(ScriptData.mapIn(body, operation), more)
                .map(arguments -> with(body, operation, arguments))
            : Stream.of();
    return Stream.concat(ofBody, ofArguments).map(b -> with(step, Script.verb(step), b));
  }

  /** A map without one of its optional keys, or with less under one. */
  private static Stream<Map<String, @Nullable Object>> shorter(
      Map<String, @Nullable Object> map, Set<String> optional) {
    return List.copyOf(map.keySet()).stream()
        .<Supplier<Stream<Map<String, @Nullable Object>>>>flatMap(
            key ->
                Stream.of(
                    () ->
                        OPTIONAL.contains(key) || optional.contains(key)
                            ? Stream.of(without(map, key))
                            : Stream.of(),
                    () -> less(map.get(key), key).map(value -> with(map, key, value))))
        .flatMap(Supplier::get);
  }

  /** Less than what stands under a key. */
  private static Stream<Object> less(@Nullable Object value, String key) {
    if (!COLLECTIONS.contains(key)) {
      return value instanceof String text ? TextShrinking.shorter(key, text) : Stream.of();
    }
    if (value instanceof List<?> list) {
      return DeltaDebugging.smallerLists(list).map(List.class::cast);
    }
    if (value instanceof Map<?, ?> map) {
      return DeltaDebugging.smallerLists(new ArrayList<>(map.keySet()))
          .map(
              keys -> {
                Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
                rest.keySet().retainAll(keys);
                return rest;
              });
    }
    return Stream.of();
  }

  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  static Map<String, @Nullable Object> without(Map<String, @Nullable Object> map, String key) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.remove(key);
    return copy;
  }
}

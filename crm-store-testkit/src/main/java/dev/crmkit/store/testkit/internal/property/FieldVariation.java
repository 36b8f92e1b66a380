package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Variants of a step with other values in the fields of a client. */
final class FieldVariation {

  private FieldVariation() {}

  /** Returns whether a step writes fields. */
  static boolean writesFields(Map<String, @Nullable Object> step) {
    return !fields(step).isEmpty();
  }

  /**
   * Returns the step with other values in all its fields, with other values in the fields that a
   * user cannot see, and unchanged.
   */
  static List<Map<String, @Nullable Object>> variants(
      Map<String, @Nullable Object> step, Reference rules, String user) {
    return List.of(
        variant(step, rules, field -> true),
        variant(step, rules, field -> !rules.seesField(user, field)),
        step);
  }

  private static Map<String, @Nullable Object> variant(
      Map<String, @Nullable Object> step, Reference rules, Predicate<String> which) {
    Map<String, @Nullable Object> fields = fields(step);
    if (fields.isEmpty()) {
      return step;
    }
    Map<String, @Nullable Object> varied = new LinkedHashMap<>();
    fields.forEach(
        (field, value) ->
            varied.put(field, which.test(field) ? differentValue(field, value, rules) : value));
    String operation = Script.operation(step);
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(arguments(step));
    arguments.put("fields", varied);
    Map<String, @Nullable Object> body = new LinkedHashMap<>(Script.body(step));
    body.put(operation, arguments);
    return Map.of(Script.verb(step), body);
  }

  /** Returns queries by which a user could find out which of two steps was run. */
  static List<Map<String, @Nullable Object>> queries(
      Map<String, @Nullable Object> step, Map<String, @Nullable Object> varied, String user) {
    List<Map<String, @Nullable Object>> questions = new ArrayList<>();
    if (!varied.equals(step)) {
      Map<String, @Nullable Object> before = fields(step);
      fields(varied)
          .forEach(
              (field, value) -> {
                if (!Objects.equals(value, before.get(field))) {
                  questions.add(query(user, field, String.valueOf(value)));
                }
              });
    }
    return questions;
  }

  private static Map<String, @Nullable Object> query(String user, String field, String value) {
    return Map.of(
        "list", Map.of("user", user, "what", "clients", "where", Map.of("field." + field, value)));
  }

  private static @Nullable Object differentValue(
      String field, @Nullable Object value, Reference rules) {
    if (!rules.fields().contains(field)) {
      return value;
    }
    return switch (rules.typeOf(field)) {
      case "number" -> "77" + (value == null ? "" : value.toString().replaceAll("[^0-9]", ""));
      case "checkbox" -> "true".equals(value) ? "false" : "true";
      case "date" -> "2001-02-03".equals(value) ? "2003-02-01" : "2001-02-03";
      case "selector" ->
          rules.options(field).stream()
              .filter(option -> !option.equals(value))
              .findFirst()
              .orElse(null);
      default -> "other than " + value;
    };
  }

  @SuppressWarnings("unchecked") // the keys of data are strings
  private static Map<String, @Nullable Object> fields(Map<String, @Nullable Object> step) {
    return arguments(step).get("fields") instanceof Map<?, ?> fields
        ? (Map<String, @Nullable Object>) fields
        : Map.of();
  }

  @SuppressWarnings("unchecked") // the keys of data are strings
  private static Map<String, @Nullable Object> arguments(Map<String, @Nullable Object> step) {
    return Script.body(step).get(Script.operation(step)) instanceof Map<?, ?> arguments
        ? (Map<String, @Nullable Object>) arguments
        : Map.of();
  }
}

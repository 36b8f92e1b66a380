package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.IpAddresses;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.ValueRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares answers of the reference with the expectations of scenarios (docs/scenarios.md). */
final class Expectation {

  private static final Set<String> IN_ORDER = Set.of("options");
  private static final Set<String> COMPLETE_MAPS =
      Set.of("fields", "stages", "gains", "loses", "sum");
  private static final Set<String> UNKNOWN_VALUES = Set.of("before", "after");

  private final String verb;
  private final boolean sorted;
  private final Set<String> formFields;

  /**
   * Creates the expectation of a step.
   *
   * @param formFields all form fields that ever existed: other fields of a history entry are
   *     attributes
   */
  Expectation(String verb, Map<?, ?> body, List<String> formFields) {
    this.verb = verb;
    this.sorted = body.get("sort") != null;
    this.formFields = Set.copyOf(formFields);
  }

  boolean matches(@Nullable Object expected, Object answer, List<String> violations) {
    if (expected instanceof Map<?, ?> map && map.containsKey("error")) {
      boolean invalid =
          answer.equals(map.get("error"))
              || (answer instanceof Map<?, ?> actual
                  && Objects.equals(actual.get("error"), map.get("error")));
      return invalid && violations.contains(String.valueOf(map.get("field")));
    }
    if (expected instanceof String
        && answer instanceof Map<?, ?> actual
        && actual.containsKey("error")) {
      return expected.equals(actual.get("error"));
    }
    if (expected instanceof List<?> list && answer instanceof List<?> actual) {
      return switch (verb) {
        case "history", "sign-ins" -> entries(list, actual);
        case "summarize" -> groups(list, actual);
        case "list" -> sorted ? list.equals(actual) : bag(list).equals(bag(actual));
        default -> bag(list).equals(bag(actual));
      };
    }
    if (expected instanceof Map<?, ?> map && answer instanceof Map<?, ?> actual) {
      return attributes(map, actual);
    }
    return Objects.equals(expected, answer);
  }

  /** Compares history entries; the creation of records in {@code given} can be left out. */
  private boolean entries(List<?> expected, List<?> answer) {
    if (expected.size() != answer.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!attributes((Map<?, ?>) expected.get(i), (Map<?, ?>) answer.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean groups(List<?> expected, List<?> answer) {
    return expected.size() == answer.size()
        && expected.stream()
            .allMatch(
                group ->
                    answer.stream()
                        .anyMatch(each -> attributes((Map<?, ?>) group, (Map<?, ?>) each)));
  }

  private boolean attributes(Map<?, ?> expected, Map<?, ?> answer) {
    for (Map.Entry<?, ?> entry : expected.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (!UNKNOWN_VALUES.contains(key)
          && (!answer.containsKey(key) || !attribute(key, entry.getValue(), answer.get(key)))) {
        return false;
      }
    }
    return true;
  }

  private boolean attribute(String key, @Nullable Object expected, @Nullable Object answer) {
    if (expected instanceof List<?> list && answer instanceof List<?> actual) {
      if (key.equals("fields")) {
        List<?> fields = list.stream().filter(formFields::contains).toList();
        return bag(fields).equals(bag(actual));
      }
      if (key.equals("stages")) {
        return stages(list, actual);
      }
      return IN_ORDER.contains(key) ? list.equals(actual) : bag(list).equals(bag(actual));
    }
    if (expected instanceof Map<?, ?> map && answer instanceof Map<?, ?> actual) {
      return attributes(map, actual)
          && (!COMPLETE_MAPS.contains(key) || map.keySet().equals(actual.keySet()));
    }
    if (key.equals("done")) {
      return done(expected, answer);
    }
    return value(expected, answer);
  }

  private static boolean stages(List<?> expected, List<?> answer) {
    List<@Nullable Object> names = new ArrayList<>();
    for (Object stage : answer) {
      names.add(stage instanceof Map<?, ?> map ? map.get("stage") : stage);
    }
    return expected.equals(answer) || expected.equals(names);
  }

  /** Compares times; of some times only the existence is known. */
  private static boolean done(@Nullable Object expected, @Nullable Object answer) {
    if (answer == null) {
      return expected == null || expected.equals("false");
    }
    return expected != null
        && !expected.equals("false")
        && (expected.equals("true") || answer.equals(Item.UNKNOWN_TIME) || value(expected, answer));
  }

  /** Compares numbers, amounts, times and addresses by value. */
  private static boolean value(@Nullable Object expected, @Nullable Object answer) {
    if (!(expected instanceof String one) || !(answer instanceof String other)) {
      return Objects.equals(expected, answer);
    }
    if (one.equals(other)) {
      return true;
    }
    BigDecimal number = number(one);
    BigDecimal actual = number(other);
    if (number != null && actual != null) {
      return number.compareTo(actual) == 0;
    }
    if (ValueRules.parseTime(one) != null) {
      return ValueRules.areEqualTimes(one, other);
    }
    if (one.contains(" ") && other.contains(" ")) {
      String currency = one.substring(one.indexOf(' ') + 1);
      return other.endsWith(" " + currency)
          && value(one.substring(0, one.indexOf(' ')), other.substring(0, other.indexOf(' ')));
    }
    return IpAddresses.parseAddress(one) != null
        && Objects.equals(IpAddresses.parseAddress(one), IpAddresses.parseAddress(other));
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Set<String> bag(List<?> list) {
    Set<String> bag = new TreeSet<>();
    list.forEach(each -> bag.add(String.valueOf(each)));
    return bag;
  }
}

package dev.crmkit.store.testkit.reference;

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

/** Whether an answer of the reference is what a scenario expects (docs/scenarios.md). */
final class Expectation {

  private static final Set<String> IN_ORDER = Set.of("options");
  private static final Set<String> COMPLETE_MAPS = Set.of("fields", "stages", "gains", "loses");
  private static final Set<String> UNKNOWN_VALUES = Set.of("before", "after");

  private final String verb;
  private final boolean sorted;
  private final Set<String> formFields;

  /**
   * What is expected of a step.
   *
   * @param formFields those that there ever were: other fields of an entry are attributes
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
              || (answer instanceof Map<?, ?> told
                  && Objects.equals(told.get("error"), map.get("error")));
      return invalid && violations.contains(String.valueOf(map.get("field")));
    }
    if (expected instanceof String
        && answer instanceof Map<?, ?> told
        && told.containsKey("error")) {
      return expected.equals(told.get("error"));
    }
    if (expected instanceof List<?> list && answer instanceof List<?> told) {
      return switch (verb) {
        case "history", "sign-ins" -> entries(list, told);
        case "list" -> sorted ? list.equals(told) : bag(list).equals(bag(told));
        default -> bag(list).equals(bag(told));
      };
    }
    if (expected instanceof Map<?, ?> map && answer instanceof Map<?, ?> told) {
      return attributes(map, told);
    }
    return Objects.equals(expected, answer);
  }

  /** Those of {@code given} need not tell that they were created. */
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
    if (expected instanceof List<?> list && answer instanceof List<?> told) {
      if (key.equals("fields")) {
        List<?> fields = list.stream().filter(formFields::contains).toList();
        return bag(fields).equals(bag(told));
      }
      if (key.equals("stages")) {
        return stages(list, told);
      }
      return IN_ORDER.contains(key) ? list.equals(told) : bag(list).equals(bag(told));
    }
    if (expected instanceof Map<?, ?> map && answer instanceof Map<?, ?> told) {
      return attributes(map, told)
          && (!COMPLETE_MAPS.contains(key) || map.keySet().equals(told.keySet()));
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

  /** Of some time it is known only that there is one. */
  private static boolean done(@Nullable Object expected, @Nullable Object answer) {
    if (answer == null) {
      return expected == null || expected.equals("false");
    }
    return expected != null
        && !expected.equals("false")
        && (expected.equals("true") || answer.equals(Item.SOME_TIME) || value(expected, answer));
  }

  /** Numbers, amounts, times and addresses are compared by value. */
  private static boolean value(@Nullable Object expected, @Nullable Object answer) {
    if (!(expected instanceof String one) || !(answer instanceof String other)) {
      return Objects.equals(expected, answer);
    }
    if (one.equals(other)) {
      return true;
    }
    BigDecimal number = number(one);
    BigDecimal told = number(other);
    if (number != null && told != null) {
      return number.compareTo(told) == 0;
    }
    if (ValueRules.time(one) != null) {
      return ValueRules.sameTime(one, other);
    }
    if (one.contains(" ") && other.contains(" ")) {
      String currency = one.substring(one.indexOf(' ') + 1);
      return other.endsWith(" " + currency)
          && value(one.substring(0, one.indexOf(' ')), other.substring(0, other.indexOf(' ')));
    }
    return IpAddresses.address(one) != null
        && Objects.equals(IpAddresses.address(one), IpAddresses.address(other));
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

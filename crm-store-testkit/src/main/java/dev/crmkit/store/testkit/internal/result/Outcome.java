package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.store.testkit.internal.format.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An outcome of rules.md A1.
 *
 * @param word such as {@code denied}
 * @param violations the names of what each violation is about, the first of which is shown
 */
public record Outcome(String word, List<Set<String>> violations) implements ActualValue {

  /** The operation was carried out. */
  public static final Outcome OK = of("ok");

  /** The user is not permitted to do it. */
  public static final Outcome DENIED = of("denied");

  /** There is no such entity for the user. */
  public static final Outcome NOT_FOUND = of("not-found");

  /** The words that a step may expect. */
  public static final List<String> WORDS =
      List.of("ok", "denied", "not-found", "invalid", "conflict");

  /** An outcome without violations. */
  public static Outcome of(String word) {
    return new Outcome(word, List.of());
  }

  @Override
  public boolean matches(Node expected) {
    if (expected instanceof Node.Entries map) {
      return map.get("error") instanceof Node.Text error
          && error.value().equals(word)
          && (!(map.get("field") instanceof Node.Text field)
              || violations.stream().anyMatch(names -> names.contains(field.value())));
    }
    return expected instanceof Node.Text text && text.value().equals(word);
  }

  @Override
  public Object toData(Node expected) {
    if (violations.isEmpty() || !(expected instanceof Node.Entries)) {
      return word;
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("error", word);
    data.put("fields", violations.stream().map(names -> names.iterator().next()).toList());
    return data;
  }
}

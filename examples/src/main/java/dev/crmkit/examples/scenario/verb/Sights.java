package dev.crmkit.examples.scenario.verb;

import dev.crmkit.examples.scenario.answer.Value;
import dev.crmkit.examples.scenario.answer.Values;
import dev.crmkit.examples.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one user would gain or lose. Records are always compared; parts of the client form only
 * where the expectation names any.
 *
 * @param records such as {@code client/acme}
 * @param parts such as {@code section/finance}
 */
record Sights(List<String> records, List<String> parts) implements Value {

  /** Those users who gain or lose something. */
  static Map<String, Value> present(Map<String, Value> sights) {
    Map<String, Value> present = new LinkedHashMap<>(sights);
    present
        .values()
        .removeIf(
            value -> value instanceof Sights s && s.records().isEmpty() && s.parts().isEmpty());
    return present;
  }

  @Override
  public boolean matches(Node expected) {
    return shown(expected).matches(expected);
  }

  @Override
  public @Nullable Object told(Node expected) {
    return shown(expected).told(expected);
  }

  private Value shown(Node expected) {
    boolean asked =
        expected instanceof Node.Items list
            && list.items().stream()
                .anyMatch(
                    item ->
                        item.toString().startsWith("section/")
                            || item.toString().startsWith("field/"));
    return asked || records.isEmpty()
        ? Values.bag(Stream.concat(records.stream(), parts.stream()).toList())
        : Values.bag(records);
  }
}

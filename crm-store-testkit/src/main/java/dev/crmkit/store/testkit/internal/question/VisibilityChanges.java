package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What users would gain or lose by a change. Records are always compared; sections of the client
 * form only where the expectation names any.
 *
 * @param byUser for each user by name
 */
record VisibilityChanges(Map<String, Change> byUser) implements ActualValue {

  private static final Pattern PART = Pattern.compile("\\bsection/");

  /**
   * What one user gains or loses.
   *
   * @param records such as {@code client/acme}
   * @param parts such as {@code section/finance}
   */
  record Change(List<String> records, List<String> parts) {}

  @Override
  public boolean matches(Node expected) {
    return shown(PART.matcher(expected.toString()).find()).matches(expected);
  }

  @Override
  public @Nullable Object toData(Node expected) {
    return shown(true).toData(expected);
  }

  private ActualValue shown(boolean withParts) {
    Map<String, ActualValue> present = new LinkedHashMap<>();
    byUser.forEach(
        (user, sight) -> {
          List<String> names =
              withParts
                  ? Stream.concat(sight.records().stream(), sight.parts().stream()).toList()
                  : sight.records();
          if (!names.isEmpty()) {
            present.put(user, ActualValues.bag(names));
          }
        });
    return ActualValues.exactly(present);
  }
}

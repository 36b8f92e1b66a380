package dev.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.testing.ExportedTypes;
import dev.crmkit.core.testing.ModelValues;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A damaged text is refused in the documented way, or is JSON of the type still. */
class CrmJsonMutationProperties {

  /** A text that was JSON of a type before it was damaged. */
  record Damaged(Class<?> type, String json) {}

  private static final List<Class<?>> TYPES =
      Stream.concat(ExportedTypes.values().stream(), ExportedTypes.sealed().stream()).toList();

  private static final List<String> SPLICES =
      List.of(
          "",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "-1",
          "0",
          "1e400",
          "1E-99999",
          "\\u0000",
          "\\",
          "true",
          "\"@type\":\"client\",",
          "\"x\":1,",
          "99999999999999999999",
          "\u0000",
          "ё",
          "😀",
          "\"\"",
          "{}",
          "[]",
          "NaN",
          "/**/");

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void aDamagedTextThrowsNothingElse(@ForAll("damaged") Damaged damaged) {
    try {
      Object value = CrmJson.read(damaged.json(), damaged.type());
      assertThat(CrmJson.write(value)).isNotNull();
    } catch (InvalidJson e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e).hasMessageContaining(damaged.type().getSimpleName());
    }
  }

  @Provide
  Arbitrary<Damaged> damaged() {
    return Arbitraries.of(TYPES)
        .flatMap(
            type ->
                Combinators.combine(
                        ModelValues.of(type).map(CrmJson::write),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(SPLICES))
                    .as((json, at, cut, splice) -> damage(type, json, at, cut, splice)));
  }

  private static Damaged damage(Class<?> type, String json, double at, int cut, String splice) {
    int from = (int) (at * json.length());
    int to = Math.min(json.length(), from + cut);
    return new Damaged(type, json.substring(0, from) + splice + json.substring(to));
  }
}

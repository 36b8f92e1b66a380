package dev.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.error.InvalidJsonException;
import dev.crmkit.core.testing.ExportedTypes;
import dev.crmkit.core.testing.ModelValues;
import dev.crmkit.testing.TextMutation;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** A damaged text is refused as documented, or is still JSON of the type. */
@Tag("A4")
class CrmJsonMutationProperties {

  /** A text that was JSON of a type before it was damaged. */
  record Damaged(Class<?> type, String json) {}

  private static final List<Class<?>> TYPES = ExportedTypes.readable();

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

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void aDamagedTextThrowsNothingElse(@ForAll("damaged") Damaged damaged) {
    boolean read = false;
    try {
      Object value = CrmJson.read(damaged.json(), damaged.type());
      read = true;
      String json = CrmJson.write(value);
      if (!(value instanceof Subject)) {
        assertThat((Object) CrmJson.read(json, damaged.type())).isEqualTo(value);
      }
    } catch (InvalidJsonException e) {
      assertThat(read).as("what was read is written and read again").isFalse();
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e).hasMessageContaining(damaged.type().getSimpleName());
    }
    Statistics.label("read")
        .collect(read)
        .coverage(
            all -> {
              all.check(true).percentage(p -> p > 2);
              all.check(false).percentage(p -> p > 50);
            });
  }

  @Provide
  Arbitrary<Damaged> damaged() {
    return Arbitraries.of(TYPES).flatMap(type -> texts(type).map(json -> new Damaged(type, json)));
  }

  private static Arbitrary<String> texts(Class<?> type) {
    Arbitrary<String> damaged =
        Combinators.combine(
                ModelValues.of(type).map(CrmJson::write),
                TextMutation.any(SPLICES).list().ofMinSize(1).ofMaxSize(2))
            .as(TextMutation::apply);
    Arbitrary<String> spliced =
        Arbitraries.of(SPLICES).list().ofMaxSize(8).map(parts -> String.join("", parts));
    return Arbitraries.frequencyOf(
        Tuple.of(8, damaged), Tuple.of(1, spliced), Tuple.of(1, ModelValues.texts()));
  }
}

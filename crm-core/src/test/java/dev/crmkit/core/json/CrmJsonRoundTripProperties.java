package dev.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.Subject;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.testing.ExportedTypes;
import dev.crmkit.core.testing.ModelValues;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Every value of a type that the module exports is read as it was written. */
@Tag("R5")
@Tag("F3")
class CrmJsonRoundTripProperties {

  /** A type with one of its values. */
  record Typed(Class<?> type, Object value) {}

  private static final List<Class<?>> TYPES = ExportedTypes.readable();

  /** Hard cases that other bindings have got wrong. */
  private static final Map<String, Pattern> NASTY =
      Map.of(
          "four bytes", Pattern.compile("[\\x{10000}-\\x{10FFFF}]"),
          "half a pair", Pattern.compile("[\\x{D800}-\\x{DFFF}]"),
          "a control", Pattern.compile("\\\\u00[01]|\\\\[bfnrt]"),
          "a quote", Pattern.compile("\\\\\""),
          "a hundred digits", Pattern.compile("[^0-9.][0-9.]{100,101}[^0-9.]"),
          "an exponent", Pattern.compile("[0-9]E[+]"),
          "the first instant", Pattern.compile("\"-1000000000-01-01T00:00:00Z\""),
          "the last instant", Pattern.compile("\"[+]1000000000-12-31T23:59:59.999999999Z\""),
          "a large number as a text", Pattern.compile("\"-?9[0-9]{15,18}\""));

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void everyValueIsReadAsItWasWritten(@ForAll("typed") Typed typed) {
    Class<?> type = typed.type();
    String json =
        typed.value() instanceof Subject subject && type.isInterface()
            ? '"' + subject.path() + '"' // only a property that is declared so is written so
            : CrmJson.write(typed.value());

    NASTY.forEach(
        (what, pattern) ->
            Statistics.label(what)
                .collect(pattern.matcher(json).find())
                .coverage(all -> all.check(true).count(n -> n > 0)));
    Statistics.label("type")
        .collect(type)
        .coverage(all -> TYPES.forEach(each -> all.check(each).count(n -> n > 0)));

    assertThat((Object) CrmJson.read(json, type)).isEqualTo(typed.value());
    if (!(typed.value() instanceof Subject)) {
      assertThat(CrmJson.write(CrmJson.read(json, type))).isEqualTo(json);
    }
  }

  @Example
  void theModulesTypesAreFound() {
    assertThat(TYPES).hasSizeGreaterThan(70).contains(Client.class, Condition.class, Event.class);
  }

  @Provide
  Arbitrary<Typed> typed() {
    return Arbitraries.of(TYPES).flatMap(type -> ModelValues.of(type).map(v -> new Typed(type, v)));
  }
}

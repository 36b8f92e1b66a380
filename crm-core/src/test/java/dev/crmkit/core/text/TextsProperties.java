package dev.crmkit.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.testing.ModelValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** A text can be stored if UTF-8 can encode it and it contains no NUL (rules.md R5). */
@Tag("R5")
class TextsProperties {

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aTextIsStorableIfItSurvivesUtf8(@ForAll("texts") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean comesBack = new String(bytes, StandardCharsets.UTF_8).equals(text);
    boolean storable = comesBack && text.chars().noneMatch(c -> c == 0);
    Statistics.label("storable")
        .collect(storable, comesBack)
        .coverage(
            all -> {
              all.check(true, true).percentage(p -> p > 20);
              all.check(false, true).percentage(p -> p > 2);
              all.check(false, false).percentage(p -> p > 10);
            });

    assertThat(Texts.isStorable(text)).isEqualTo(storable);
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void allViolationsOfANameAreReported(@ForAll("names") String name) {
    List<ViolationCode> expected = new ArrayList<>();
    if (IcuKeys.isBlank(name)) {
      expected.add(ViolationCode.REQUIRED);
    } else {
      if (!Texts.isStorable(name)) {
        expected.add(ViolationCode.MALFORMED);
      }
      if (name.codePoints().count() > Texts.MAX_NAME) {
        expected.add(ViolationCode.OUT_OF_RANGE);
      }
    }
    Statistics.label("wrong")
        .collect(expected.toString())
        .coverage(
            all ->
                Stream.of("[]", "[REQUIRED]", "[MALFORMED]", "[OUT_OF_RANGE]")
                    .forEach(each -> all.check(each).percentage(p -> p > 3)));

    Violations violations = new Violations();
    Texts.checkName("name", name, violations);

    assertThat(codes(violations)).isEqualTo(expected);
  }

  private static List<ViolationCode> codes(Violations violations) {
    try {
      violations.throwIfAny();
      return List.of();
    } catch (InvalidException e) {
      assertThat(e.violations()).extracting(Violation::field).containsOnly("name");
      return e.violations().stream().map(Violation::code).toList();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> halves =
        Arbitraries.of(
                "\uD83D", "\uDE00", "\uDBFF", "\uDC00", "\uD7FF", "\uE000", "a", "😀", "\u0000")
            .list()
            .ofMaxSize(5)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(ModelValues.texts(), halves);
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> blank =
        Arbitraries.of(" ", "\t", "\u2003", "\u00a0", "\u001f", "\u0000", "\u2800", "\u200b")
            .list()
            .ofMaxSize(3)
            .map(parts -> String.join("", parts));
    Arbitrary<String> longest =
        Combinators.combine(
                Arbitraries.of("a", "ё", "😀", "\uD83D", " a"),
                Arbitraries.of(499, 500, 999, 1000, 1001))
            .as(String::repeat);
    return Arbitraries.oneOf(texts(), blank, longest, longest.map(text -> text + "\u0000"));
  }
}

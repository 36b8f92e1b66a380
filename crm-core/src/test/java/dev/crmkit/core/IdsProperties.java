package dev.crmkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.testing.ModelValues;
import dev.crmkit.testing.TextMutation;
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

/** Paths and subjects correspond one to one; names of workspaces. */
class IdsProperties {

  private static final List<String> SPLICES =
      List.of(
          "",
          "/",
          "client",
          "activity",
          "deal",
          "file",
          "user",
          "group",
          "section",
          "field",
          "pipeline",
          "label",
          "settings",
          "stages",
          "client-form",
          "CLIENT_FORM",
          "0",
          "1",
          "-1",
          "+1",
          "42",
          "9007199254740991",
          "9007199254740992",
          "99999999999999999999",
          " ",
          "\r\n",
          "\u0000",
          "١",
          "１",
          "😀",
          ".",
          "e1");

  @Property(edgeCases = EdgeCasesMode.NONE)
  @Tag("R5")
  void aPathIsParsedBack(@ForAll("subjects") Subject subject, @ForAll("subjects") Subject other) {
    assertThat(Subject.parse(subject.path())).isEqualTo(subject);
    assertThat(subject.path().equals(other.path())).isEqualTo(subject.equals(other));
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  @Tag("R5")
  void aTextIsAPathOrIsRefused(@ForAll("paths") String text) {
    boolean right =
        text.matches(
                "(client|activity|deal|file|user|group|section|field|pipeline|label)/[1-9][0-9]{0,15}")
            && Long.parseLong(text.substring(text.indexOf('/') + 1)) < 1L << 53;
    boolean area = text.matches("settings/(client-form|labels|stages|users|security)");
    Statistics.label("path")
        .collect(area ? "settings" : right ? "id" : "none")
        .coverage(
            all ->
                Stream.of("settings", "id", "none")
                    .forEach(each -> all.check(each).count(n -> n > 0)));

    if (right || area) {
      assertThat(Subject.parse(text).path()).isEqualTo(text);
    } else {
      assertThatThrownBy(() -> Subject.parse(text))
          .isExactlyInstanceOf(IllegalArgumentException.class);
    }
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  @Tag("W1")
  void aWorkspaceIdConsistsOfLowerCaseLettersDigitsAndThreeSigns(@ForAll("names") String name) {
    boolean right =
        !name.isEmpty()
            && name.length() <= 64
            && name.chars().allMatch(c -> "abcdefghijklmnopqrstuvwxyz0123456789-_.".indexOf(c) >= 0)
            && "-_.".indexOf(name.charAt(0)) < 0;
    Statistics.label("right")
        .collect(right)
        .coverage(
            all -> Stream.of(true, false).forEach(is -> all.check(is).percentage(p -> p > 20)));

    if (right) {
      assertThat(WorkspaceId.of(name)).hasToString(name).isEqualTo(new WorkspaceId(name));
    } else {
      assertThatThrownBy(() -> WorkspaceId.of(name))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + name + "'");
    }
  }

  @Provide
  Arbitrary<Subject> subjects() {
    return ModelValues.of(Subject.class);
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.oneOf(
        subjects().map(Subject::path),
        Combinators.combine(
                subjects().map(Subject::path),
                TextMutation.any(SPLICES).list().ofMinSize(1).ofMaxSize(2))
            .as(TextMutation::apply),
        Arbitraries.of(SPLICES).list().ofMaxSize(4).map(parts -> String.join("", parts)),
        ModelValues.texts());
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> plain =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('a', 'z').numeric().withChars("-_.").ofMaxLength(8),
            Arbitraries.of(63, 64, 65).map("a"::repeat));
    return Arbitraries.oneOf(
        plain,
        Combinators.combine(plain, TextMutation.any(SPLICES)).as((text, each) -> each.apply(text)),
        ModelValues.texts());
  }
}

package dev.crmkit.store.testkit.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.memory.MemoryStore;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import dev.crmkit.store.testkit.sample.Samples;
import dev.crmkit.testing.TextMutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * A damaged scenario file is refused with the positions of its problems, or is still a scenario
 * that can be run.
 */
@Tag("A4")
class DamagedScenarioProperties {

  private static final List<String> SPLICES =
      List.of(
          "",
          "{",
          "}",
          "[",
          "]",
          ",",
          ": ",
          "- ",
          "\r\n",
          "  ",
          "\t",
          "#",
          "&a ",
          "*a",
          "!!int ",
          "!",
          "|",
          ">",
          "'",
          "\"",
          "~",
          "null",
          "?",
          "%",
          "@",
          "---\n",
          "...\n",
          "<<: ",
          "\\",
          "\u0000",
          "\uD83D",
          "\uFEFF",
          "ё",
          "😀",
          "anna",
          "client/acme",
          "user/anna",
          "-1",
          "1e9",
          "9999999999999",
          "2026-02-30",
          "PT1H",
          "10.0.0.0/8",
          "given:",
          "steps:",
          "check:",
          "expect:");

  private static final List<String> FILES = files();

  private static List<String> files() {
    try (Stream<Path> files = Files.list(Path.of("..", "examples", "scenarios"))) {
      List<String> texts = new ArrayList<>();
      for (Path each : files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(Files.readString(each));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aDamagedFileIsReadOrReportsProblemsWithPositions(@ForAll("damaged") String text) {
    boolean read;
    try {
      assertThat(ScenarioReader.read(YamlFile.parse(text, "f"), "f").workspaces()).isNotEmpty();
      read = true;
    } catch (InvalidFileException e) {
      read = false;
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.toString()).matches("(?s)f:[1-9]\\d*:[1-9]\\d*: .+"));
    }
    Statistics.label("read")
        .collect(read)
        .coverage(
            all -> Stream.of(true, false).forEach(is -> all.check(is).percentage(p -> p > 2)));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void everyReadableFileCanBeRun(@ForAll("damaged") String text) {
    try (MemoryStore store = MemoryStore.create()) {
      Scenario scenario = ScenarioReader.read(YamlFile.parse(text, "f"), "f");
      List<StepResult> results = new ArrayList<>();
      ScenarioRun run = new ScenarioRun(scenario, store, Samples::newWorkspace);
      scenario.steps().forEach(step -> results.add(run.step(step)));

      assertThat(results).hasSameSizeAs(scenario.steps());
    } catch (InvalidFileException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> damaged() {
    return Combinators.combine(
            Arbitraries.of(FILES), TextMutation.any(SPLICES).list().ofMinSize(1).ofMaxSize(3))
        .as(TextMutation::apply);
  }
}

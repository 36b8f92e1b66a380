package dev.crmkit.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in reports, and their comparison with recorded ones. */
class ReportsTest {

  private static final Row ROW =
      Row.of("check", "allows", "ns", new Measurement(12.5, 0.25))
          .comparedWith("peer", new Measurement(25_000, 10))
          .withGoal(Goal.atMost(10))
          .withGoal(Goal.ratioAtMost(0.001));

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void aJsonLineHasTheSevenDocumentedNames() {
    new JsonReport(new PrintWriter(out)).row(ROW);

    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"name\":\"check\",\"case\":\"allows\",\"ours\":12.5,\"peer\":2.5E+4,"
                + "\"peerName\":\"peer\",\"unit\":\"ns\",\"ratio\":0.0005}");
  }

  @Test
  void aRowWithoutAPeerHasNoRatio() {
    new JsonReport(new PrintWriter(out)).row(Row.of("org", "load", "ms", Measurement.of(2)));

    assertThat(out.toString()).contains("\"peer\":null", "\"peerName\":null", "\"ratio\":null");
  }

  @Test
  void theTableShowsWhichGoalsAreMet() {
    new TableReport(new PrintWriter(out), new PrintWriter(new StringWriter()))
        .end(new DescribedBenchmark(), List.of(ROW));

    assertThat(out.toString())
        .contains("check: a description")
        .contains("12.5 ± 0.25", "25,000 ± 10", "0.0005", "≤ 10 ns MISSED, ≤ 0.001x met");
  }

  @Test
  void aGoalCanBeMetByTheRatioOrByTheDifference() {
    assertThat(nearPeer(1.3, 1)).isEqualTo("≤ 1.3x or ≤ 0.2 ms more (0.3) met");
    assertThat(nearPeer(0.3, 0.125)).isEqualTo("≤ 1.3x or ≤ 0.2 ms more (0.175) met");
    assertThat(nearPeer(1.5, 1)).isEqualTo("≤ 1.3x or ≤ 0.2 ms more (0.5) MISSED");
  }

  private static String nearPeer(double ours, double peer) {
    StringWriter table = new StringWriter();
    new TableReport(new PrintWriter(table), new PrintWriter(new StringWriter()))
        .end(
            new DescribedBenchmark(),
            List.of(
                Row.of("list", "page", "ms", Measurement.of(ours))
                    .comparedWith("SQL", Measurement.of(peer))
                    .withGoal(Goal.ratioAtMost(1.3).orExcessAtMost(0.2))));
    return table.toString().replaceAll("(?s).*(≤ 1.3x.*(met|MISSED)).*", "$1");
  }

  @Test
  void aRatioCanBeUpToOneAndAHalfTimesTheRecordedOne() throws Exception {
    assertThat(regressions(0.00034)).isEmpty();
    assertThat(regressions(0.00033))
        .containsExactly(
            "check: allows (compared with peer) got worse: its ratio is 0.000500,"
                + " the recorded one 0.000330");
  }

  @Test
  void theBestOfRepeatedMeasurementsCounts() throws Exception {
    Row good =
        Row.of("check", "allows", "ns", Measurement.of(1)).comparedWith("peer", Measurement.of(10));
    Row worse =
        Row.of("check", "allows", "ns", Measurement.of(2)).comparedWith("peer", Measurement.of(10));
    Baseline baseline = Baseline.read(recorded(0.1));

    assertThat(baseline.regressions("check", List.of(worse, worse))).hasSize(1);
    assertThat(baseline.regressions("check", List.of(worse, good))).isEmpty();
    assertThat(baseline.regressions("check", List.of(good, worse))).isEmpty();
  }

  @Test
  void aRecordedRowThatWasNotMeasuredIsReported() throws Exception {
    Baseline baseline = Baseline.read(recorded(0.1));

    assertThat(baseline.regressions("check", List.of()))
        .singleElement()
        .asString()
        .contains("was recorded but not measured in this run");
    assertThat(baseline.regressions("org", List.of())).isEmpty();
  }

  private List<String> regressions(double ratio) throws Exception {
    return Baseline.read(recorded(ratio)).regressions("check", List.of(ROW));
  }

  private Path recorded(double ratio) throws Exception {
    String line =
        "{\"name\":\"check\",\"case\":\"allows\",\"peerName\":\"peer\",\"ratio\":"
            + ratio
            + "}\n\n";
    return Files.writeString(folder.resolve("recorded"), line);
  }

  private static final class DescribedBenchmark implements Benchmark {
    @Override
    public String name() {
      return "check";
    }

    @Override
    public String description() {
      return "a description";
    }

    @Override
    public void run(Settings settings, Consumer<Row> rows) {
      throw new UnsupportedOperationException("not used");
    }
  }
}

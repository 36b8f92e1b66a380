package dev.crmkit.benchmarks.report;

import dev.crmkit.benchmarks.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The ratios of an earlier run: lines as {@code --json} prints them. Only rows that are in it are
 * looked at, so it holds those whose ratio does not hang on the machine.
 */
public final class Baseline {

  /** How many times the recorded ratio a ratio may be. */
  private static final double TOLERANCE = 1.5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Recorded> recorded;

  private Baseline(List<Recorded> recorded) {
    this.recorded = recorded;
  }

  private record Recorded(String benchmark, String caseName, String peer, double ratio) {

    boolean isOf(Row row) {
      Row.Peer beside = row.peer();
      return row.benchmark().equals(benchmark)
          && row.caseName().equals(caseName)
          && beside != null
          && beside.name().equals(peer);
    }

    /** What is wrong with the best of the rows of this run, or null. */
    @Nullable String regression(List<Row> rows) {
      Row row = rows.stream().filter(this::isOf).min(Comparator.comparing(Row::ratio)).orElse(null);
      if (row == null) {
        return this + " was recorded, and is not in this run";
      }
      return row.ratio() <= ratio * TOLERANCE
          ? null
          : String.format(
              Locale.ROOT,
              "%s got worse: %.3g times the peer, recorded were %.3g",
              this,
              row.ratio(),
              ratio);
    }

    @Override
    public String toString() {
      return benchmark + ": " + caseName + " (beside " + peer + ")";
    }
  }

  /**
   * Reads a file.
   *
   * @param file lines as {@code --json} prints them, each with a ratio
   * @return what was recorded
   * @throws IOException when it cannot be read, with the reason for a person
   */
  public static Baseline read(Path file) throws IOException {
    List<Recorded> recorded = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      Recorded row = parse(lines.get(i));
      if (row == null) {
        throw new IOException("line " + (i + 1) + " is no row with a ratio");
      }
      recorded.add(row);
    }
    return new Baseline(recorded);
  }

  private static @Nullable Recorded parse(String line) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JacksonException e) {
      return null;
    }
    boolean whole =
        row.path("name").isString()
            && row.path("case").isString()
            && row.path("peerName").isString()
            && row.path("ratio").isNumber();
    return whole
        ? new Recorded(
            row.path("name").stringValue(),
            row.path("case").stringValue(),
            row.path("peerName").stringValue(),
            row.path("ratio").doubleValue())
        : null;
  }

  /**
   * What got worse by more than half.
   *
   * @param name the benchmark that was run
   * @param rows all that it measured; of a row that was measured several times, the best counts
   * @return a line for each row, for a person; empty when all is well
   */
  public List<String> regressions(String name, List<Row> rows) {
    List<String> complaints = new ArrayList<>();
    for (Recorded row : recorded) {
      String complaint = row.benchmark().equals(name) ? row.regression(rows) : null;
      if (complaint != null) {
        complaints.add(complaint);
      }
    }
    return complaints;
  }
}

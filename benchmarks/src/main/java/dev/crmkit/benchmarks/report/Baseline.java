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
 * The recorded ratios of an earlier run, in the format of {@code --json}. Only recorded rows are
 * compared, so a baseline contains rows whose ratio does not depend on the machine.
 */
public final class Baseline {

  /** The factor by which a ratio may exceed the recorded one. */
  private static final double TOLERANCE = 1.5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Recorded> recorded;

  private Baseline(List<Recorded> recorded) {
    this.recorded = recorded;
  }

  private record Recorded(String benchmark, String caseName, String peer, double ratio) {

    boolean isOf(Row row) {
      Row.Peer rowPeer = row.peer();
      return row.benchmark().equals(benchmark)
          && row.caseName().equals(caseName)
          && rowPeer != null
          && rowPeer.name().equals(peer);
    }

    /** Returns what is wrong with the best of the matching rows, or null. */
    @Nullable String regression(List<Row> rows) {
      Row row = rows.stream().filter(this::isOf).min(Comparator.comparing(Row::ratio)).orElse(null);
      if (row == null) {
        return this + " was recorded but not measured in this run";
      }
      return row.ratio() <= ratio * TOLERANCE
          ? null
          : String.format(
              Locale.ROOT,
              "%s got worse: its ratio is %.3g, the recorded one %.3g",
              this,
              row.ratio(),
              ratio);
    }

    @Override
    public String toString() {
      return benchmark + ": " + caseName + " (compared with " + peer + ")";
    }
  }

  /**
   * Reads a file of lines that {@code --json} printed.
   *
   * @throws IOException if the file cannot be read; the message is meant for users
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
        throw new IOException("line " + (i + 1) + " is not a row with a ratio");
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
    boolean complete =
        row.path("name").isString()
            && row.path("case").isString()
            && row.path("peerName").isString()
            && row.path("ratio").isNumber();
    return complete
        ? new Recorded(
            row.path("name").stringValue(),
            row.path("case").stringValue(),
            row.path("peerName").stringValue(),
            row.path("ratio").doubleValue())
        : null;
  }

  /**
   * Returns a message for each recorded row whose ratio is now more than 1.5 times as high.
   *
   * @param name the benchmark that was run
   * @param rows all measured rows; if a case was measured several times, its best ratio counts
   */
  public List<String> regressions(String name, List<Row> rows) {
    List<String> regressions = new ArrayList<>();
    for (Recorded row : recorded) {
      String regression = row.benchmark().equals(name) ? row.regression(rows) : null;
      if (regression != null) {
        regressions.add(regression);
      }
    }
    return regressions;
  }
}

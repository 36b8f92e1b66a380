package dev.crmkit.benchmarks.report;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a table per benchmark, with the goals and whether they are met. */
public final class TableReport implements Report {

  private static final List<String> HEAD =
      List.of("case", "ours", "peer", "unit", "ratio", "goal", "compared with");

  private final PrintWriter out;
  private final PrintWriter progress;

  /**
   * Creates a report.
   *
   * @param out receives the tables
   * @param progress receives each row before its table is complete
   */
  public TableReport(PrintWriter out, PrintWriter progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public void row(Row row) {
    progress.println(String.join("  ", cells(row)));
    progress.flush();
  }

  @Override
  public void end(Benchmark benchmark, List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    rows.forEach(row -> lines.add(cells(row)));
    out.println(benchmark.name() + ": " + benchmark.description());
    out.println();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        String cell = line.get(i);
        String space = " ".repeat(width(lines, i) - cell.length());
        boolean number = i >= 1 && i <= 4 && i != 3;
        text.append(number ? space + cell : cell + space).append("  ");
      }
      out.println(text.toString().stripTrailing());
    }
    out.println();
    out.flush();
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private static List<String> cells(Row row) {
    Row.Peer peer = row.peer();
    return List.of(
        row.caseName(),
        text(row.ours()),
        peer == null ? "" : text(peer.measurement()),
        row.unit(),
        Double.isFinite(row.ratio()) ? NumberFormats.text(row.ratio()) : "",
        row.goals().stream().map(goal -> text(goal, row)).collect(Collectors.joining(", ")),
        peer == null ? "" : peer.name());
  }

  private static String text(Row.Measurement measured) {
    String value = NumberFormats.text(measured.value());
    return Double.isFinite(measured.error())
        ? value + " ± " + NumberFormats.text(measured.error())
        : value;
  }

  private static String text(Goal goal, Row row) {
    String limit = NumberFormats.text(goal.limit());
    String text =
        goal.figure() == Goal.Figure.OURS ? "≤ " + limit + " " + row.unit() : "≤ " + limit + "x";
    if (Double.isFinite(goal.excess())) {
      text +=
          " or ≤ %s %s more (%s)"
              .formatted(
                  NumberFormats.text(goal.excess()), row.unit(), NumberFormats.text(row.excess()));
    }
    return text + (goal.isMetBy(row) ? " met" : " MISSED");
  }
}

package dev.crmkit.benchmarks.report;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Row;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints one JSON object per row, each on a line of its own. */
public final class JsonReport implements Report {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MathContext DIGITS = new MathContext(5);

  private final PrintWriter out;

  public JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void row(Row row) {
    out.println(line(row));
    out.flush();
  }

  @Override
  public void end(Benchmark benchmark, List<Row> rows) {
    // Each row has been printed.
  }

  static String line(Row row) {
    ObjectNode line = JSON.createObjectNode();
    line.put("name", row.benchmark());
    line.put("case", row.caseName());
    put(line, "ours", row.ours().value());
    Row.Peer peer = row.peer();
    put(line, "peer", peer == null ? Double.NaN : peer.measurement().value());
    line.put("peerName", peer == null ? null : peer.name());
    line.put("unit", row.unit());
    put(line, "ratio", row.ratio());
    return JSON.writeValueAsString(line);
  }

  private static void put(ObjectNode line, String name, double value) {
    if (Double.isFinite(value)) {
      line.put(name, new BigDecimal(value).round(DIGITS).stripTrailingZeros());
    } else {
      line.putNull(name);
    }
  }
}

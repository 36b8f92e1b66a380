package dev.crmkit.benchmarks.report;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Row;
import java.util.List;

/** Reports measurements. */
public interface Report {

  /** Called as soon as a row has been measured. */
  void row(Row row);

  /** Called after the last row of a benchmark, with all of its rows. */
  void end(Benchmark benchmark, List<Row> rows);
}

package dev.crmkit.benchmarks.report;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Row;
import java.util.List;

/** Tells what is measured. */
public interface Report {

  /**
   * Tells a row as soon as it is measured.
   *
   * @param row it
   */
  void row(Row row);

  /**
   * Tells a benchmark as a whole.
   *
   * @param benchmark which
   * @param rows all of its rows
   */
  void end(Benchmark benchmark, List<Row> rows);
}

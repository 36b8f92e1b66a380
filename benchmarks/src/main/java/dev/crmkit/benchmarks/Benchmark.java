package dev.crmkit.benchmarks;

import java.util.function.Consumer;

/** Something that is measured, beside what people would use instead, in one run. */
public interface Benchmark {

  /**
   * What it is called on the command line.
   *
   * @return one word
   */
  String name();

  /**
   * What it measures, and beside what.
   *
   * @return one line
   */
  String description();

  /**
   * Measures.
   *
   * @param settings how thoroughly
   * @param rows receives each row as soon as it is measured
   * @throws Exception when something cannot be measured
   */
  void run(Settings settings, Consumer<Row> rows) throws Exception;
}

package dev.crmkit.benchmarks;

import java.util.function.Consumer;

/** Measures operations of CrmKit and, in the same run, of peers: what users would use instead. */
public interface Benchmark {

  /** Returns the name on the command line, one word. */
  String name();

  /** Returns one line: what is measured and what it is compared with. */
  String description();

  /** Measures all cases and passes each row to {@code rows} as soon as it is complete. */
  void run(Settings settings, Consumer<Row> rows) throws Exception;
}

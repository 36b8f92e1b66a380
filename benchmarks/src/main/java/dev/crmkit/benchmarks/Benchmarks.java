package dev.crmkit.benchmarks;

import dev.crmkit.benchmarks.check.CheckBenchmark;
import dev.crmkit.benchmarks.delete.DeleteBenchmark;
import dev.crmkit.benchmarks.list.ListBenchmark;
import dev.crmkit.benchmarks.memory.MemoryBenchmark;
import dev.crmkit.benchmarks.org.OrgBenchmark;
import dev.crmkit.benchmarks.summary.SummaryBenchmark;
import dev.crmkit.benchmarks.who.WhoBenchmark;
import dev.crmkit.benchmarks.write.BulkBenchmark;
import dev.crmkit.benchmarks.write.WriteBenchmark;
import java.util.List;
import java.util.Optional;

/** All benchmarks. */
public final class Benchmarks {

  private static final List<Benchmark> ALL =
      List.of(
          new CheckBenchmark(),
          new ListBenchmark(),
          new DeleteBenchmark(),
          new OrgBenchmark(),
          new WriteBenchmark(),
          new BulkBenchmark(),
          new MemoryBenchmark(),
          new WhoBenchmark(),
          new SummaryBenchmark());

  private Benchmarks() {}

  /** Returns the benchmarks in the order in which they are listed and run. */
  public static List<Benchmark> all() {
    return ALL;
  }

  public static Optional<Benchmark> named(String name) {
    return ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
  }
}

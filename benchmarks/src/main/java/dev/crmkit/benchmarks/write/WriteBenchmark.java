package dev.crmkit.benchmarks.write;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code write}: creates and edits clients in a database, including history and feed. */
public final class WriteBenchmark implements Benchmark {

  private static final Goal GOAL = Goal.ratioAtMost(1.3);
  private static final String PEER = "the same rows by hand-written JDBC";

  @Override
  public String name() {
    return "write";
  }

  @Override
  public String description() {
    return "create and edit a client in PostgreSQL and H2; compared with the same rows by JDBC";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    for (Engine engine : Engine.all()) {
      try (OpenDatabase database = engine.open();
          WriteFixture fixture = new WriteFixture(database, CrmOptions.standard())) {
        fill(fixture, settings.choose(1_000, 10_000));
        database.runMaintenance();
        for (int threads : List.of(1, 8)) {
          try (ParallelWork workers = new ParallelWork(threads)) {
            AlternatingRuns runs = new AlternatingRuns(workers, fixture, settings.choose(100, 300));
            int rounds = settings.choose(5, 11);
            rows.accept(row("create", engine, threads, runs.measureCreate(rounds)));
            rows.accept(row("edit", engine, threads, runs.measureEdit(rounds)));
          }
        }
      }
    }
  }

  /** Fills the tables, since databases plan differently for few rows. */
  private static void fill(WriteFixture fixture, int count) throws Exception {
    for (long number = -count; number < 0; number++) {
      fixture.ours().create(number);
      fixture.peer().create(number);
    }
  }

  private Row row(String operation, Engine engine, int threads, AlternatingRuns.Times times) {
    String with = threads == 1 ? "1 thread" : threads + " threads";
    return Row.of(
            name(),
            String.format(Locale.ROOT, "%s, %s, %s", operation, engine, with),
            "us",
            times.ours())
        .comparedWith(PEER, times.peer())
        .withGoal(GOAL);
  }
}

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

/** {@code write}: create and edit a client, history and event included, in a database. */
public final class WriteBenchmark implements Benchmark {

  private static final Goal GOAL = Goal.ratioAtMost(1.3);
  private static final String PEER = "the same rows by hand-written JDBC";

  @Override
  public String name() {
    return "write";
  }

  @Override
  public String description() {
    return "create and edit a client in PostgreSQL and H2; beside the same rows by JDBC";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    for (Engine engine : Engine.all()) {
      try (OpenDatabase database = engine.open();
          WriteFixture book = new WriteFixture(database, CrmOptions.standard())) {
        fill(book, settings.choose(1_000, 10_000));
        database.runMaintenance();
        for (int threads : List.of(1, 8)) {
          try (ParallelWork crowd = new ParallelWork(threads)) {
            AlternatingRuns race = new AlternatingRuns(crowd, book, settings.choose(100, 300));
            int rounds = settings.choose(5, 11);
            rows.accept(row("create", engine, threads, race.measureCreate(rounds)));
            rows.accept(row("edit", engine, threads, race.measureEdit(rounds)));
          }
        }
      }
    }
  }

  /** As in a company that has been at work for a while: a database plans otherwise for few rows. */
  private static void fill(WriteFixture book, int count) throws Exception {
    for (long number = -count; number < 0; number++) {
      book.ours().create(number);
      book.peer().create(number);
    }
  }

  private Row row(String what, Engine engine, int threads, AlternatingRuns.Times times) {
    String with = threads == 1 ? "1 thread" : threads + " threads";
    return Row.of(
            name(),
            String.format(Locale.ROOT, "%s, %s, %s", what, engine, with),
            "us",
            times.ours())
        .comparedWith(PEER, times.peer())
        .withGoal(GOAL);
  }
}

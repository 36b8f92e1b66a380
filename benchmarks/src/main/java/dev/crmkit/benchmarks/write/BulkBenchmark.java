package dev.crmkit.benchmarks.write;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.benchmarks.timing.Timing.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** {@code bulk}: creates many clients in one transaction. */
public final class BulkBenchmark implements Benchmark {

  private static final int CLIENTS = 10_000;
  private static final int FEW = 1_000;
  private static final int MANY = 4_000;

  private long next = 1;

  @Override
  public String name() {
    return "bulk";
  }

  @Override
  public String description() {
    return "create 10,000 clients in PostgreSQL and H2; compared with the same rows by JDBC batches";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    int rounds = settings.choose(3, 7);
    for (Engine engine : Engine.all()) {
      try (OpenDatabase database = engine.open();
          WriteFixture fixture = new WriteFixture(database, CrmOptions.standard())) {
        createMany(fixture.ours(), CLIENTS);
        createMany(fixture.peer(), CLIENTS);
        database.runMaintenance();
        List<Measurement> together =
            Timing.medians(
                Clock.WALL,
                1,
                rounds,
                List.of(
                    () -> createMany(fixture.ours(), CLIENTS),
                    () -> createMany(fixture.peer(), CLIENTS)));
        rows.accept(
            row("createMany of 10,000, " + engine, together.get(0), CLIENTS)
                .comparedWith(
                    "the same rows by hand-written JDBC batches",
                    perClient(together.get(1), CLIENTS))
                .withGoal(Goal.ratioAtMost(1.5)));
        List<Measurement> joined =
            Timing.medians(
                Clock.WALL,
                1,
                rounds,
                List.of(() -> createJoined(fixture, MANY), () -> createJoined(fixture, FEW)));
        rows.accept(
            row("4,000 times create, joined, " + engine, joined.get(0), MANY)
                .comparedWith("itself with 1,000", perClient(joined.get(1), FEW))
                .withGoal(Goal.ratioAtMost(1.2)));
      }
    }
  }

  private Object createMany(Writer writer, int count) throws Exception {
    writer.createMany(take(count), count);
    return next;
  }

  private Object createJoined(WriteFixture fixture, int count) throws Exception {
    fixture.createJoined(take(count), count);
    return next;
  }

  private long take(int count) {
    next += count;
    return next - count;
  }

  private Row row(String caseName, Measurement nanos, int count) {
    return Row.of(name(), caseName, "us", perClient(nanos, count));
  }

  private static Measurement perClient(Measurement nanos, int count) {
    return Timing.divide(nanos, (double) count * TimeUnit.MICROSECONDS.toNanos(1));
  }
}

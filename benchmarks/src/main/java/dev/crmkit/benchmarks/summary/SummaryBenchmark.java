package dev.crmkit.benchmarks.summary;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.benchmarks.timing.Timing.Clock;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.user.User;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.memory.MemoryStore;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** {@code summary}: deals by owner and stage, for the Director and a Head of 50. */
public final class SummaryBenchmark implements Benchmark {

  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;

  /** How many deals are summarized before anything is counted, for the JIT compiler. */
  private static final int WARM_UP = 10_000_000;

  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Goal NEAR_SQL = Goal.ratioAtMost(1.3);
  private static final Goal NEAR_LOOP = Goal.ratioAtMost(3);

  private final DealFixture fixture = new DealFixture();

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String description() {
    return "deals by owner and stage as Director or Head; compared with hand-written SQL and a"
        + " loop";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    if (Engine.POSTGRESQL.canOpen()) {
      try (OpenDatabase database = Engine.POSTGRESQL.open();
          CrmStore store = JdbcStore.create(database.source())) {
        SessionSummaries ours = new SessionSummaries(store, fixture);
        SqlSummaryPeer peer = new SqlSummaryPeer(database, fixture);
        int inserted = 0;
        for (int deals : sizes(settings)) {
          fixture.insert(store, inserted, deals);
          inserted = deals;
          database.runMaintenance();
          for (User viewer : viewers()) {
            measure(
                settings,
                Clock.WALL,
                rows,
                deals,
                row(viewer, deals, "PostgreSQL"),
                () -> ours.summary(viewer),
                "hand-written SQL",
                () -> peer.summary(viewer),
                NEAR_SQL);
          }
        }
      }
    }
    try (CrmStore store = MemoryStore.create()) {
      SessionSummaries ours = new SessionSummaries(store, fixture);
      int inserted = 0;
      for (int deals : sizes(settings)) {
        fixture.insert(store, inserted, deals);
        inserted = deals;
        for (User viewer : viewers()) {
          LoopPeer peer = new LoopPeer(fixture, viewer, deals);
          measure(
              settings,
              Clock.CPU,
              rows,
              deals,
              row(viewer, deals, "memory"),
              () -> ours.summary(viewer),
              "a loop over the visible deals",
              peer::summary,
              NEAR_LOOP);
        }
      }
    }
  }

  private static List<Integer> sizes(Settings settings) {
    return settings.choose(List.of(SMALL), List.of(SMALL, LARGE));
  }

  private List<User> viewers() {
    return List.of(fixture.director(), fixture.head());
  }

  private String row(User viewer, int deals, String store) {
    return String.format(
        Locale.ROOT,
        "%s, %,d deals, %s",
        viewer.equals(fixture.director()) ? "Director" : "Head of 50",
        deals,
        store);
  }

  private static void measure(
      Settings settings,
      Clock clock,
      Consumer<Row> rows,
      int deals,
      String caseName,
      Timing.Task ours,
      String peerName,
      Timing.Task peer,
      Goal goal)
      throws Exception {
    var times =
        Timing.medians(clock, 5 + WARM_UP / deals, settings.choose(31, 51), List.of(ours, peer));
    rows.accept(
        Row.of("summary", caseName, "ms", Timing.divide(times.get(0), NANOS_PER_MILLI))
            .comparedWith(peerName, Timing.divide(times.get(1), NANOS_PER_MILLI))
            .withGoal(goal));
  }
}

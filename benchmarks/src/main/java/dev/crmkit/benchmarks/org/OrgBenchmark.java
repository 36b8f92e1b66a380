package dev.crmkit.benchmarks.org;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.timing.Timing;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** {@code org}: changes the organisation and makes the first decision at the new revision. */
public final class OrgBenchmark implements Benchmark {

  private static final int LARGE = 100_000;
  private static final int BLOCK = 50;
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Goal LOAD = Goal.atMost(1_000);

  @Override
  public String name() {
    return "org";
  }

  @Override
  public String description() {
    return "move a manager, change a status, load; compared with a rebuild from all rows";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    for (int users : settings.choose(List.of(1_000, 10_000), List.of(1_000, 10_000, LARGE))) {
      // Both sides change the company, so each has its own.
      try (OrganisationChanges ours = new OrganisationChanges(users);
          OrganisationChanges peer = new OrganisationChanges(users)) {
        Goal goal = Goal.atMost(users < LARGE ? 1 : 10);
        rows.accept(
            compare(settings, "move a manager", users, ours::move, peer::rebuildMoved)
                .withGoal(goal));
        rows.accept(
            compare(settings, "change a status", users, ours::changeStatus, peer::rebuildWithStatus)
                .withGoal(goal));
        Row.Measurement load = Timing.median(3, runs(settings), ours::load);
        rows.accept(
            Row.of(name(), caseName("load", users), "ms", Timing.divide(load, NANOS_PER_MILLI))
                .withGoal(LOAD));
      }
    }
  }

  /**
   * Runs CrmKit many times between two rebuilds, since each rebuild evicts its data from the CPU
   * caches.
   */
  private Row compare(
      Settings settings, String change, int users, Timing.Task ours, Timing.Task peer)
      throws Exception {
    Timing.median(settings.choose(20, 100), 1, block(ours));
    Timing.Comparison times = Timing.compare(3, runs(settings), block(ours), peer);
    return Row.of(
            name(),
            caseName(change, users),
            "ms",
            Timing.divide(times.ours(), NANOS_PER_MILLI * BLOCK))
        .comparedWith("rebuild from all rows", Timing.divide(times.peer(), NANOS_PER_MILLI));
  }

  private static Timing.Task block(Timing.Task task) {
    return () -> {
      Object last = task.run();
      for (int i = 1; i < BLOCK; i++) {
        last = task.run();
      }
      return last;
    };
  }

  private static String caseName(String change, int users) {
    return String.format(Locale.ROOT, "%s, %,d users", change, users);
  }

  private static int runs(Settings settings) {
    return settings.choose(7, 21);
  }
}

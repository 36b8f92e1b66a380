package dev.crmkit.benchmarks.delete;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.benchmarks.timing.Timing.Clock;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code delete}: deletes a user who owns many clients. */
public final class DeleteBenchmark implements Benchmark {

  private static final int SMALLEST = 1_000;
  private static final int LARGE = 100_000;
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private static final Goal FLAT = Goal.ratioAtMost(1.2);
  private static final Goal FASTER = Goal.ratioAtMost(1);

  /** The distance between the ids of the peer's first users of two sizes. */
  private static final int USERS_OF_A_SIZE = 1_000;

  @Override
  public String name() {
    return "delete";
  }

  @Override
  public String description() {
    return "delete a user with many clients; compared with a hand-written UPDATE of their owner";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    for (Engine engine : Engine.all()) {
      try (OpenDatabase database = engine.open();
          SessionDeletion ours = new SessionDeletion(database)) {
        SqlDeletionPeer peer = new SqlDeletionPeer(database);
        Timing.Task smallest = null;
        for (int size :
            settings.choose(List.of(SMALLEST, 20_000), List.of(SMALLEST, LARGE, 1_000_000))) {
          UserId manager = ours.addClients(size);
          long user = (long) size * USERS_OF_A_SIZE;
          peer.addClients(user, size);
          database.runMaintenance();
          String caseName = String.format(Locale.ROOT, "%,d clients, %s", size, engine);
          Timing.Task deletion = ours.deletion(manager);
          Measurement time = measureDeletion(settings, caseName, deletion, smallest, rows);
          deletion.prepare();
          measurePlan(caseName, ours, manager, peer, user, size, rows);
          measurePeer(settings, caseName, time, peer.deletion(user), size, rows);
          smallest = smallest == null ? deletion : smallest;
        }
      }
    }
  }

  /**
   * Measures CrmKit. This has to be done before the peer, which leaves work for the database to do
   * later.
   */
  private Measurement measureDeletion(
      Settings settings,
      String caseName,
      Timing.Task deletion,
      Timing.@Nullable Task smallest,
      Consumer<Row> rows)
      throws Exception {
    int runs = settings.choose(41, 101);
    if (smallest == null) {
      return milliseconds(
          Timing.medians(Clock.WALL, settings.choose(300, 800), runs, List.of(deletion)), 0);
    }
    List<Measurement> both = Timing.medians(Clock.WALL, 20, runs, List.of(deletion, smallest));
    Measurement time = milliseconds(both, 0);
    rows.accept(
        Row.of(name(), "delete a user with " + caseName, "ms", time)
            .comparedWith("itself with 1,000 clients", milliseconds(both, 1))
            .withGoal(FLAT));
    return time;
  }

  private void measurePeer(
      Settings settings,
      String caseName,
      Measurement ours,
      Timing.Task peer,
      int size,
      Consumer<Row> rows)
      throws Exception {
    int runs = size > LARGE ? 3 : settings.choose(7, 11);
    Measurement byHand =
        milliseconds(Timing.medians(Clock.WALL, size > LARGE ? 1 : 3, runs, List.of(peer)), 0);
    rows.accept(
        Row.of(name(), "delete a user with " + caseName, "ms", ours)
            .comparedWith("hand-written UPDATE and DELETE", byHand)
            .withGoal(FASTER));
  }

  private void measurePlan(
      String caseName,
      SessionDeletion ours,
      UserId manager,
      SqlDeletionPeer peer,
      long user,
      int size,
      Consumer<Row> rows)
      throws Exception {
    int runs = size > LARGE ? 5 : 21;
    List<Measurement> times =
        Timing.medians(
            Clock.WALL, 5, runs, List.of(() -> ours.plan(manager), () -> peer.countClients(user)));
    rows.accept(
        Row.of(name(), "plan the deletion of a user with " + caseName, "ms", milliseconds(times, 0))
            .comparedWith("hand-written SELECT COUNT", milliseconds(times, 1)));
  }

  private static Measurement milliseconds(List<Measurement> times, int index) {
    return Timing.divide(times.get(index), NANOS_PER_MILLI);
  }
}

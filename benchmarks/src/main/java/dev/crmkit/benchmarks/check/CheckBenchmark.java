package dev.crmkit.benchmarks.check;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.jmh.JmhRunner;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/** {@code check}: can this user view or edit this record? */
public final class CheckBenchmark implements Benchmark {

  private static final int SMALLEST = 100;
  private static final int SMALL = 1_000;
  private static final int MEDIUM = 10_000;
  private static final int LARGE = 100_000;
  private static final int HUGE = 1_000_000;
  private static final int USERS_PER_RULE = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  private static final Goal ALLOWS_TIME = Goal.atMost(30);
  private static final Goal ALLOWS_TIME_HUGE = Goal.atMost(35);
  private static final Goal DECIDE_TIME = Goal.atMost(60);
  private static final Goal FLAT = Goal.ratioAtMost(3);
  private static final Goal THOUSAND = Goal.ratioAtMost(0.001);

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String description() {
    return "check if a user can view or edit a record; compared with jCasbin, Cedar, SAPL and"
        + " Spring Security ACL";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws RunnerException {
    List<Integer> sizes =
        settings.choose(List.of(SMALLEST, MEDIUM), List.of(SMALLEST, SMALL, MEDIUM, LARGE, HUGE));
    List<AccessCase> accessCases =
        settings.choose(
            List.of(AccessCase.VIEW_ALLOWED, AccessCase.EDIT_DENIED), List.of(AccessCase.values()));
    for (AccessCase accessCase : accessCases) {
      Run run = new Run(settings, accessCase, rows);
      for (int users : sizes) {
        run.measureOurs("allows", users, users == HUGE ? ALLOWS_TIME_HUGE : ALLOWS_TIME);
        run.measureOurs("decide", users, DECIDE_TIME);
      }
      for (int users : sizes) {
        run.measurePeers(users);
      }
      for (int threads : List.of(1, 2)) {
        run.measureThroughput(threads);
      }
    }
  }

  /** The measurements of one access case. */
  private final class Run {
    private final Settings settings;
    private final AccessCase accessCase;
    private final Consumer<Row> rows;
    private final Map<String, Measurement> ours = new HashMap<>();

    Run(Settings settings, AccessCase accessCase, Consumer<Row> rows) {
      this.settings = settings;
      this.accessCase = accessCase;
      this.rows = rows;
    }

    void measureOurs(String method, int users, Goal goal) throws RunnerException {
      JmhRunner.Cost cost = JmhRunner.measure(settings, CrmKitJmh.class, method, params(users));
      String caseName = caseName(method, users);
      ours.put(caseName, cost.time());
      Row row = Row.of(name(), caseName, "ns", cost.time()).withGoal(goal);
      Measurement smallest = ours.get(caseName(method, SMALLEST));
      rows.accept(
          users == SMALLEST || smallest == null
              ? row
              : row.comparedWith("itself with 100 users", smallest).withGoal(FLAT));
      Row bytes = Row.of(name(), caseName + ", allocated", "B", cost.bytes());
      rows.accept(method.equals("allows") ? bytes.withGoal(Goal.atMost(0)) : bytes);
    }

    void measureThroughput(int threads) throws RunnerException {
      Measurement time =
          JmhRunner.measure(settings, CrmKitJmh.class, "decide", params(MEDIUM), threads).time();
      String caseName =
          String.format(
              Locale.ROOT, "decisions a second, %s, %d threads", accessCase.title(), threads);
      rows.accept(
          Row.of(
              name(), caseName, "1/s", Measurement.of(threads * NANOS_PER_SECOND / time.value())));
    }

    void measurePeers(int users) throws RunnerException {
      if (users >= SMALL && users <= LARGE) {
        String rules = String.format(Locale.ROOT, ", %,d rules", users / USERS_PER_RULE);
        measurePeer(PeerChecker.JCASBIN, users, rules, users == MEDIUM ? THOUSAND : null);
      }
      if (users == MEDIUM) {
        measurePeer(PeerChecker.CEDAR, users, "", null);
        measurePeer(PeerChecker.SAPL, users, "", null);
        measurePeer(PeerChecker.SPRING_ACL, users, "", null);
      }
    }

    private void measurePeer(PeerChecker peer, int users, String more, @Nullable Goal goal)
        throws RunnerException {
      Map<String, String> params = new HashMap<>(params(users));
      params.put("peer", peer.name());
      Measurement time = JmhRunner.measure(settings, PeerJmh.class, "allows", params).time();
      for (String method : List.of("allows", "decide")) {
        String caseName = caseName(method, users);
        Row row = Row.of(name(), caseName, "ns", Objects.requireNonNull(ours.get(caseName)));
        row = row.comparedWith(peer.title() + more, time);
        rows.accept(goal == null ? row : row.withGoal(goal));
      }
    }

    private Map<String, String> params(int users) {
      return Map.of("users", Integer.toString(users), "accessCase", accessCase.name());
    }

    private String caseName(String method, int users) {
      return String.format(Locale.ROOT, "%s %s, %,d users", method, accessCase.title(), users);
    }
  }
}

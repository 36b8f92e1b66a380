package dev.crmkit.benchmarks.who;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * {@code who}: finds out who can see a record, and plans a deletion. The time must not grow with
 * the organisation or the number of records, and the time per user in the answer must not grow with
 * the teams.
 */
public final class WhoBenchmark implements Benchmark {

  private static final int TEAM = OrganisationFixture.TEAM;
  private static final int FEW = 1_000;
  private static final double NANOS_PER_MICRO = 1_000;
  private static final int RUNS = 101;

  /** Allows some growth, since larger data fits less well into the CPU caches. */
  private static final Goal FLAT = Goal.ratioAtMost(3);

  @Override
  public String name() {
    return "who";
  }

  @Override
  public String description() {
    return "who sees a record, a deletion plan with gains and losses; compared with the reference"
        + " model";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    compareWithReference(settings, rows);
    int many = settings.choose(10_000, 100_000);
    try (VisibilityFixture small = new VisibilityFixture(FEW, TEAM, FEW)) {
      try (VisibilityFixture large = new VisibilityFixture(many, TEAM, many)) {
        String peer = "itself with 1,000 users and clients";
        compareWithItself(rows, large, small, caseName(many, TEAM, many), peer);
      }
      try (VisibilityFixture moreClients = new VisibilityFixture(FEW, TEAM, many)) {
        String peer = "itself with 1,000 clients";
        compareWithItself(rows, moreClients, small, caseName(FEW, TEAM, many), peer);
      }
    }
    List<Integer> teams = settings.choose(List.of(200), List.of(200, 2_000));
    for (int team : teams) {
      comparePerUser(rows, many, team);
    }
  }

  private void compareWithReference(Settings settings, Consumer<Row> rows) throws Exception {
    for (int users : settings.choose(List.of(60), List.of(60, 200))) {
      try (VisibilityFixture company = new VisibilityFixture(users, TEAM, users)) {
        Reference reference = company.reference();
        int runs = settings.choose(5, 11);
        Timing.Comparison who =
            Timing.compare(
                runs, runs, company::who, () -> reference.answer(company.referenceWho()));
        rows.accept(row("who sees", caseName(users, TEAM, users), who, "the reference model"));
        Timing.Comparison plan =
            Timing.compare(
                runs, runs, company::plan, () -> reference.answer(company.referencePlan()));
        rows.accept(
            row("deletion plan", caseName(users, TEAM, users), plan, "the reference model"));
      }
    }
  }

  private void compareWithItself(
      Consumer<Row> rows,
      VisibilityFixture larger,
      VisibilityFixture smaller,
      String caseName,
      String peer)
      throws Exception {
    Timing.Comparison who = Timing.compare(RUNS * 20, RUNS, larger::who, smaller::who);
    rows.accept(row("who sees", caseName, who, peer).withGoal(FLAT));
    Timing.Comparison plan = Timing.compare(RUNS * 10, RUNS, larger::plan, smaller::plan);
    rows.accept(row("deletion plan", caseName, plan, peer).withGoal(FLAT));
  }

  /** Compares the times per user who can see the record, or who gains or loses visibility. */
  private void comparePerUser(Consumer<Row> rows, int users, int team) throws Exception {
    try (VisibilityFixture large = new VisibilityFixture(users, team, users);
        VisibilityFixture small = new VisibilityFixture(users, TEAM, users)) {
      String caseName = caseName(users, team, users) + ", per user in the answer";
      String peer = "itself with teams of " + TEAM;
      Timing.Comparison who = Timing.compare(RUNS, RUNS, large::who, small::who);
      int viewers = large.who().size();
      int fewerViewers = small.who().size();
      rows.accept(
          row("who sees", caseName, perUser(who, viewers, fewerViewers), peer).withGoal(FLAT));
      Timing.Comparison plan = Timing.compare(RUNS, RUNS, large::plan, small::plan);
      int changes = large.plan().visibilityChanges().size();
      int fewerChanges = small.plan().visibilityChanges().size();
      rows.accept(
          row("deletion plan", caseName, perUser(plan, changes, fewerChanges), peer)
              .withGoal(FLAT));
    }
  }

  private static Timing.Comparison perUser(Timing.Comparison times, int ours, int peers) {
    Measurement oursPerUser = Timing.divide(times.ours(), ours);
    return new Timing.Comparison(oursPerUser, Timing.divide(times.peer(), peers));
  }

  private Row row(String operation, String caseName, Timing.Comparison times, String peer) {
    return Row.of(
            name(), operation + ", " + caseName, "us", Timing.divide(times.ours(), NANOS_PER_MICRO))
        .comparedWith(peer, Timing.divide(times.peer(), NANOS_PER_MICRO));
  }

  private static String caseName(int users, int team, int clients) {
    return String.format(
        Locale.ROOT, "%,d users in teams of %,d, %,d clients", users, team, clients);
  }
}

package dev.crmkit.benchmarks.who;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.store.testkit.reference.Reference;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * {@code who}: who sees a record, and what a deletion would do. What it takes is shown for a
 * growing organisation, for growing numbers of records, and, for each user in the answer, for
 * growing teams: none of the three is to grow.
 */
public final class WhoBenchmark implements Benchmark {

  private static final int TEAM = OrganisationFixture.TEAM;
  private static final int FEW = 1_000;
  private static final double NANOS = 1_000;
  private static final int RUNS = 101;

  /** Not in a straight line upwards: caches hold less of what is larger. */
  private static final Goal FLAT = Goal.ratioAtMost(3);

  @Override
  public String name() {
    return "who";
  }

  @Override
  public String description() {
    return "who sees a record, a deletion plan with gains and losses; beside the reference model";
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
      try (VisibilityFixture full = new VisibilityFixture(FEW, TEAM, many)) {
        String peer = "itself with 1,000 clients";
        compareWithItself(rows, full, small, caseName(FEW, TEAM, many), peer);
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
        rows.accept(row("plan", caseName(users, TEAM, users), plan, "the reference model"));
      }
    }
  }

  private void compareWithItself(
      Consumer<Row> rows, VisibilityFixture one, VisibilityFixture other, String what, String peer)
      throws Exception {
    Timing.Comparison who = Timing.compare(RUNS * 20, RUNS, one::who, other::who);
    rows.accept(row("who sees", what, who, peer).withGoal(FLAT));
    Timing.Comparison plan = Timing.compare(RUNS * 10, RUNS, one::plan, other::plan);
    rows.accept(row("plan", what, plan, peer).withGoal(FLAT));
  }

  /** For each who sees the record, or gains or loses sight of something. */
  private void comparePerUser(Consumer<Row> rows, int users, int team) throws Exception {
    try (VisibilityFixture large = new VisibilityFixture(users, team, users);
        VisibilityFixture small = new VisibilityFixture(users, TEAM, users)) {
      String what = caseName(users, team, users) + ", for each in the answer";
      String peer = "itself with teams of " + TEAM;
      Timing.Comparison who = Timing.compare(RUNS, RUNS, large::who, small::who);
      int seers = large.who().size();
      int fewer = small.who().size();
      rows.accept(row("who sees", what, perUser(who, seers, fewer), peer).withGoal(FLAT));
      Timing.Comparison plan = Timing.compare(RUNS, RUNS, large::plan, small::plan);
      int sights = large.plan().effect().visibilityChanges().size();
      int fewerSights = small.plan().effect().visibilityChanges().size();
      rows.accept(row("plan", what, perUser(plan, sights, fewerSights), peer).withGoal(FLAT));
    }
  }

  private static Timing.Comparison perUser(Timing.Comparison times, int ours, int peers) {
    Measurement one = Timing.divide(times.ours(), ours);
    return new Timing.Comparison(one, Timing.divide(times.peer(), peers));
  }

  private Row row(String question, String what, Timing.Comparison times, String peer) {
    return Row.of(name(), question + ", " + what, "us", Timing.divide(times.ours(), NANOS))
        .comparedWith(peer, Timing.divide(times.peer(), NANOS));
  }

  private static String caseName(int users, int team, int clients) {
    return String.format(
        Locale.ROOT, "%,d users in teams of %,d, %,d clients", users, team, clients);
  }
}

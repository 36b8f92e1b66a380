package dev.crmkit.benchmarks.list;

import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.benchmarks.timing.Timing.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures the pages of one store, at one size after the other. */
final class ListMeasurement {

  /** The number of a page that lies far behind. */
  static final int FAR = 100;

  private static final double NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Goal LATENCY = Goal.atMost(15);
  private static final Goal NEAR_PEER = Goal.ratioAtMost(1.3);
  private static final Goal FLAT = Goal.ratioAtMost(1.5);

  private final Settings settings;
  private final String storeName;
  private final SessionLists ours;
  private final @Nullable SqlListPeer sqlPeer;
  private final @Nullable PostFilterPeer postFilterPeer;
  private final Consumer<Row> rows;
  private final Map<String, Measurement> smallest = new HashMap<>();

  /**
   * A series.
   *
   * @param where what the store is in
   * @param hand the peer by hand, or null
   * @param dropping the peer that drops rows, or null
   * @param rows receives what is measured
   */
  ListMeasurement(
      Settings settings,
      String where,
      SessionLists ours,
      @Nullable SqlListPeer hand,
      @Nullable PostFilterPeer dropping,
      Consumer<Row> rows) {
    this.settings = settings;
    this.storeName = where;
    this.ours = ours;
    this.sqlPeer = hand;
    this.postFilterPeer = dropping;
    this.rows = rows;
  }

  /** Measures all questions. */
  void measureAll(int clients) throws Exception {
    List<ListRequest> questions = new ArrayList<>(ListRequest.unfiltered());
    questions.addAll(ListRequest.filtered());
    if (smallest.isEmpty()) {
      warmUp(questions);
    }
    for (ListRequest question : questions) {
      measure(question, null, clients);
      PagePosition far = question.city() == null ? ours.position(question, FAR) : null;
      if (far != null) {
        measure(question, far, clients);
      }
      if (postFilterPeer != null
          && question.city() == null
          && !question.byName()
          && clients <= 100_000) {
        measurePostFilter(postFilterPeer, question, clients);
      }
    }
  }

  /**
   * Has the compiler finish with all of it, as it has in an application that runs for a while: a
   * page takes several times as long before.
   */
  private void warmUp(List<ListRequest> questions) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.choose(15, 60));
    while (System.nanoTime() < end) {
      for (ListRequest question : questions) {
        Timing.medians(Clock.WALL, 0, 1, tasks(question, null));
      }
    }
  }

  private List<Timing.Task> tasks(ListRequest question, @Nullable PagePosition at) {
    List<Timing.Task> works = new ArrayList<>();
    works.add(withoutQueryCache(() -> ours.page(question, at)));
    if (sqlPeer != null) {
      for (SqlListPeer.Plan way : sqlPeer.plans(question)) {
        works.add(withoutQueryCache(() -> sqlPeer.page(question, at, way)));
      }
    }
    return works;
  }

  /** Something that is not answered from what was answered to the same question before. */
  private Timing.Task withoutQueryCache(Timing.Task work) {
    return new Timing.Task() {
      @Override
      public void prepare() throws Exception {
        if (sqlPeer != null) {
          sqlPeer.invalidateQueryCache();
        }
      }

      @Override
      public Object run() throws Exception {
        return work.run();
      }
    };
  }

  private void measure(ListRequest question, @Nullable PagePosition at, int clients)
      throws Exception {
    int runs = settings.choose(11, 31);
    List<Measurement> times = Timing.medians(Clock.WALL, 5, runs, tasks(question, at));
    Measurement mine = Timing.divide(times.get(0), NANOS);
    String what = question + ", " + (at == null ? "first page" : "page " + at.page());
    if (sqlPeer != null) {
      int best = 1;
      for (int i = 2; i < times.size(); i++) {
        best = times.get(i).value() < times.get(best).value() ? i : best;
      }
      rows.accept(
          row(what, clients, mine)
              .comparedWith(
                  "SQL by hand, " + sqlPeer.plans(question).get(best - 1),
                  Timing.divide(times.get(best), NANOS))
              .withGoal(NEAR_PEER)
              .withGoal(LATENCY));
    }
    // Far is another page where there are fewer, and costs the same.
    String alike = question + (at == null ? "" : ", far");
    Measurement first = smallest.putIfAbsent(alike, mine);
    Row alone =
        sqlPeer == null ? row(what, clients, mine).withGoal(LATENCY) : row(what, clients, mine);
    if (first != null) {
      rows.accept(alone.comparedWith("itself with 10,000 clients", first).withGoal(FLAT));
    } else if (sqlPeer == null) {
      rows.accept(alone);
    }
  }

  private void measurePostFilter(PostFilterPeer peer, ListRequest question, int clients)
      throws Exception {
    List<Measurement> times =
        Timing.medians(
            Clock.WALL,
            1,
            5,
            List.of(
                withoutQueryCache(() -> ours.page(question, null)),
                withoutQueryCache(() -> peer.firstPage(question))));
    rows.accept(
        row(question + ", first page", clients, Timing.divide(times.get(0), NANOS))
            .comparedWith("dropping what is not seen", Timing.divide(times.get(1), NANOS)));
  }

  private Row row(String what, int clients, Measurement mine) {
    return Row.of(
        "list",
        String.format(Locale.ROOT, "%s, %,d clients, %s", what, clients, storeName),
        "ms",
        mine);
  }
}

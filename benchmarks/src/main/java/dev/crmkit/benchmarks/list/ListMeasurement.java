package dev.crmkit.benchmarks.list;

import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measured;
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
  private static final Goal SOON = Goal.atMost(15);
  private static final Goal NEAR = Goal.ratioAtMost(1.3);
  private static final Goal FLAT = Goal.ratioAtMost(1.5);

  private final Settings settings;
  private final String where;
  private final SessionLists ours;
  private final @Nullable SqlListPeer hand;
  private final @Nullable PostFilterPeer dropping;
  private final Consumer<Row> rows;
  private final Map<String, Measured> smallest = new HashMap<>();

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
    this.where = where;
    this.ours = ours;
    this.hand = hand;
    this.dropping = dropping;
    this.rows = rows;
  }

  /** Measures all questions. */
  void all(int clients) throws Exception {
    List<ListRequest> questions = new ArrayList<>(ListRequest.unfiltered());
    questions.addAll(ListRequest.filtered());
    if (smallest.isEmpty()) {
      warmUp(questions);
    }
    for (ListRequest question : questions) {
      measure(question, null, clients);
      PagePosition far = question.city() == null ? ours.place(question, FAR) : null;
      if (far != null) {
        measure(question, far, clients);
      }
      if (dropping != null && question.city() == null && !question.byName() && clients <= 100_000) {
        drop(dropping, question, clients);
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
        Timing.inTurn(Clock.WALL, 0, 1, works(question, null));
      }
    }
  }

  private List<Timing.Work> works(ListRequest question, @Nullable PagePosition at) {
    List<Timing.Work> works = new ArrayList<>();
    works.add(afresh(() -> ours.page(question, at)));
    if (hand != null) {
      for (SqlListPeer.Plan way : hand.ways(question)) {
        works.add(afresh(() -> hand.page(question, at, way)));
      }
    }
    return works;
  }

  /** Something that is not answered from what was answered to the same question before. */
  private Timing.Work afresh(Timing.Work work) {
    return new Timing.Work() {
      @Override
      public void prepare() throws Exception {
        if (hand != null) {
          hand.change();
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
    List<Measured> times = Timing.inTurn(Clock.WALL, 5, runs, works(question, at));
    Measured mine = Timing.divided(times.get(0), NANOS);
    String what = question + ", " + (at == null ? "first page" : "page " + at.page());
    if (hand != null) {
      int best = 1;
      for (int i = 2; i < times.size(); i++) {
        best = times.get(i).value() < times.get(best).value() ? i : best;
      }
      rows.accept(
          row(what, clients, mine)
              .beside(
                  "SQL by hand, " + hand.ways(question).get(best - 1),
                  Timing.divided(times.get(best), NANOS))
              .goal(NEAR)
              .goal(SOON));
    }
    // Far is another page where there are fewer, and costs the same.
    String alike = question + (at == null ? "" : ", far");
    Measured first = smallest.putIfAbsent(alike, mine);
    Row alone = hand == null ? row(what, clients, mine).goal(SOON) : row(what, clients, mine);
    if (first != null) {
      rows.accept(alone.beside("itself with 10,000 clients", first).goal(FLAT));
    } else if (hand == null) {
      rows.accept(alone);
    }
  }

  private void drop(PostFilterPeer peer, ListRequest question, int clients) throws Exception {
    List<Measured> times =
        Timing.inTurn(
            Clock.WALL,
            1,
            5,
            List.of(
                afresh(() -> ours.page(question, null)), afresh(() -> peer.firstPage(question))));
    rows.accept(
        row(question + ", first page", clients, Timing.divided(times.get(0), NANOS))
            .beside("dropping what is not seen", Timing.divided(times.get(1), NANOS)));
  }

  private Row row(String what, int clients, Measured mine) {
    return Row.of(
        "list",
        String.format(Locale.ROOT, "%s, %,d clients, %s", what, clients, where),
        "ms",
        mine);
  }
}

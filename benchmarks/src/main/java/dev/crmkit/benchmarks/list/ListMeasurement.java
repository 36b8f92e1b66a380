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

/** Measures the pages of one store, for growing numbers of clients. */
final class ListMeasurement {

  /** The number of the far page, if the viewer has so many. */
  static final int FAR_PAGE = 100;

  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Goal LATENCY = Goal.atMost(15);
  private static final Goal NEAR_PEER = Goal.ratioAtMost(1.3).orExcessAtMost(0.3);
  private static final Goal FLAT = Goal.ratioAtMost(1.5);

  private final Settings settings;
  private final String storeName;
  private final SessionLists ours;
  private final @Nullable SqlListPeer sqlPeer;
  private final @Nullable PostFilterPeer postFilterPeer;
  private final Consumer<Row> rows;
  private final Map<String, Measurement> smallest = new HashMap<>();

  /**
   * Creates a series of measurements.
   *
   * @param storeName the name of the store in the rows
   * @param sqlPeer hand-written SQL, or null
   * @param postFilterPeer post-filtering, or null
   * @param rows receives the rows
   */
  ListMeasurement(
      Settings settings,
      String storeName,
      SessionLists ours,
      @Nullable SqlListPeer sqlPeer,
      @Nullable PostFilterPeer postFilterPeer,
      Consumer<Row> rows) {
    this.settings = settings;
    this.storeName = storeName;
    this.ours = ours;
    this.sqlPeer = sqlPeer;
    this.postFilterPeer = postFilterPeer;
    this.rows = rows;
  }

  /** Measures all requests, with the given number of clients in the store. */
  void measureAll(int clients) throws Exception {
    List<ListRequest> requests = new ArrayList<>(ListRequest.unfiltered());
    requests.addAll(ListRequest.filtered());
    if (smallest.isEmpty()) {
      warmUp(requests);
    }
    for (ListRequest request : requests) {
      measure(request, null, clients);
      PagePosition farPosition = request.city() == null ? ours.position(request, FAR_PAGE) : null;
      if (farPosition != null) {
        measure(request, farPosition, clients);
      }
      if (postFilterPeer != null
          && request.city() == null
          && !request.byName()
          && clients <= 100_000) {
        measurePostFilter(postFilterPeer, request, clients);
      }
    }
  }

  /** Gives the JIT compiler time to finish: until then, a page takes several times as long. */
  private void warmUp(List<ListRequest> requests) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.choose(15, 60));
    while (System.nanoTime() < end) {
      for (ListRequest request : requests) {
        Timing.medians(Clock.WALL, 0, 1, tasks(request, null));
      }
    }
  }

  private List<Timing.Task> tasks(ListRequest request, @Nullable PagePosition at) {
    List<Timing.Task> tasks = new ArrayList<>();
    tasks.add(withoutQueryCache(() -> ours.page(request, at)));
    if (sqlPeer != null) {
      for (SqlListPeer.Plan plan : sqlPeer.plans(request)) {
        tasks.add(withoutQueryCache(() -> sqlPeer.page(request, at, plan)));
      }
    }
    return tasks;
  }

  /** Returns a task that the database does not answer from its cache of query results. */
  private Timing.Task withoutQueryCache(Timing.Task task) {
    return new Timing.Task() {
      @Override
      public void prepare() throws Exception {
        if (sqlPeer != null) {
          sqlPeer.invalidateQueryCache();
        }
      }

      @Override
      public Object run() throws Exception {
        return task.run();
      }
    };
  }

  private void measure(ListRequest request, @Nullable PagePosition at, int clients)
      throws Exception {
    int runs = settings.choose(11, 31);
    List<Measurement> times = Timing.medians(Clock.WALL, 5, runs, tasks(request, at));
    Measurement time = Timing.divide(times.get(0), NANOS_PER_MILLI);
    String caseName = request + ", " + (at == null ? "first page" : "page " + at.page());
    if (sqlPeer != null) {
      int best = 1;
      for (int i = 2; i < times.size(); i++) {
        best = times.get(i).value() < times.get(best).value() ? i : best;
      }
      rows.accept(
          row(caseName, clients, time)
              .comparedWith(
                  "hand-written SQL, " + sqlPeer.plans(request).get(best - 1),
                  Timing.divide(times.get(best), NANOS_PER_MILLI))
              .withGoal(NEAR_PEER)
              .withGoal(LATENCY));
    }
    // With few clients the far page has a lower number, but it costs the same.
    String caseOfAnySize = request + (at == null ? "" : ", far");
    Measurement smallestSize = smallest.putIfAbsent(caseOfAnySize, time);
    Row row =
        sqlPeer == null
            ? row(caseName, clients, time).withGoal(LATENCY)
            : row(caseName, clients, time);
    if (smallestSize != null) {
      rows.accept(row.comparedWith("itself with 10,000 clients", smallestSize).withGoal(FLAT));
    } else if (sqlPeer == null) {
      rows.accept(row);
    }
  }

  private void measurePostFilter(PostFilterPeer peer, ListRequest request, int clients)
      throws Exception {
    List<Measurement> times =
        Timing.medians(
            Clock.WALL,
            1,
            5,
            List.of(
                withoutQueryCache(() -> ours.page(request, null)),
                withoutQueryCache(() -> peer.firstPage(request))));
    rows.accept(
        row(request + ", first page", clients, Timing.divide(times.get(0), NANOS_PER_MILLI))
            .comparedWith("post-filtering", Timing.divide(times.get(1), NANOS_PER_MILLI)));
  }

  private Row row(String caseName, int clients, Measurement time) {
    return Row.of(
        "list",
        String.format(Locale.ROOT, "%s, %,d clients, %s", caseName, clients, storeName),
        "ms",
        time);
  }
}

package dev.crmkit.benchmarks.memory;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Goal;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.benchmarks.timing.Timing;
import dev.crmkit.core.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code memory}: creates, reads and lists clients in the memory store, and measures its heap
 * usage.
 */
public final class MemoryBenchmark implements Benchmark {

  private static final int USERS = 1_000;
  private static final int BATCH = 1_000;
  private static final int SAMPLE = 10_000;
  private static final String TWO_SKIP_LISTS = "2 ConcurrentSkipListMaps: by id, by creation";
  private static final String SEVEN_SKIP_LISTS =
      "7 ConcurrentSkipListMaps: one per order of the store";

  private static final Goal TIME = Goal.ratioAtMost(3);
  private static final Goal SIZE = Goal.atMost(400);

  private final OrganisationFixture company = OrganisationFixture.of(USERS);

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String description() {
    return "create, read and list clients in memory, and bytes per client; compared with skip"
        + " lists";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    int count = settings.choose(30_000, 1_000_000);
    String size = String.format(Locale.ROOT, ", %,d clients", count);
    measureSize(count, size, rows);
    measureCreation(settings, count, size, rows);
    List<Client> clients = ClientFixture.of(company, count);
    List<Client> sample = ClientFixture.sample(clients, SAMPLE);
    int runs = settings.choose(11, 21);
    try (ClientStore ours = filled(new CrmClientStore(company), clients);
        ClientStore peer = filled(new SkipListClientStore(false), clients)) {
      Timing.Comparison read =
          Timing.compare(runs, runs, () -> read(ours, sample), () -> read(peer, sample));
      rows.accept(row("read" + size, read, SAMPLE, TWO_SKIP_LISTS).withGoal(TIME));
      List<Client> starts = sample.subList(0, SAMPLE / 10);
      Timing.Comparison list =
          Timing.compare(runs, runs, () -> list(ours, starts), () -> list(peer, starts));
      rows.accept(row("list 50" + size, list, starts.size(), TWO_SKIP_LISTS).withGoal(TIME));
    }
  }

  private void measureSize(int count, String size, Consumer<Row> rows) {
    double ours = bytes(() -> new CrmClientStore(company), count);
    String caseName = "bytes per client without its content" + size;
    for (boolean allOrders : List.of(true, false)) {
      double peer = bytes(() -> new SkipListClientStore(allOrders), count);
      Row row = Row.of(name(), caseName, "B", Measurement.of(ours));
      rows.accept(
          row.comparedWith(allOrders ? SEVEN_SKIP_LISTS : TWO_SKIP_LISTS, Measurement.of(peer))
              .withGoal(SIZE));
    }
  }

  /** Returns by how many bytes per client the heap grows when existing clients are stored. */
  private double bytes(Supplier<ClientStore> store, int count) {
    List<Client> clients = ClientFixture.of(company, count);
    long before = used();
    try (ClientStore filled = filled(store.get(), clients)) {
      long after = used();
      if (filled.read(clients.get(0).id()) == null) {
        throw new IllegalStateException("a created client is missing");
      }
      return (double) (after - before) / clients.size();
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private void measureCreation(Settings settings, int count, String size, Consumer<Row> rows)
      throws Exception {
    List<Client> clients = ClientFixture.of(company, count);
    // Creating a million clients includes its own warm-up.
    int warmUps = settings.choose(1, 0);
    int runs = settings.choose(3, 1);
    for (boolean allOrders : List.of(true, false)) {
      for (int batch : List.of(1, BATCH)) {
        Timing.Comparison times =
            Timing.compare(
                warmUps,
                runs,
                () -> fill(new CrmClientStore(company), clients, batch),
                () -> fill(new SkipListClientStore(allOrders), clients, batch));
        String caseName = batch == 1 ? "create" : "create, 1,000 in a transaction";
        rows.accept(
            row(caseName + size, times, count, allOrders ? SEVEN_SKIP_LISTS : TWO_SKIP_LISTS)
                .withGoal(TIME));
      }
    }
  }

  private Row row(String caseName, Timing.Comparison times, int operations, String peer) {
    return Row.of(name(), caseName, "ns", Timing.divide(times.ours(), operations))
        .comparedWith(peer, Timing.divide(times.peer(), operations));
  }

  private static ClientStore filled(ClientStore store, List<Client> clients) {
    return fill(store, clients, BATCH);
  }

  private static ClientStore fill(ClientStore store, List<Client> clients, int batch) {
    for (int i = 0; i < clients.size(); i += batch) {
      store.create(clients.subList(i, Math.min(i + batch, clients.size())));
    }
    return store;
  }

  private static int read(ClientStore store, List<Client> sample) {
    int found = 0;
    for (Client client : sample) {
      found += client.equals(store.read(client.id())) ? 1 : 0;
    }
    return found;
  }

  private static int list(ClientStore store, List<Client> starts) {
    List<Client> last = new ArrayList<>();
    for (Client start : starts) {
      last = store.list(start);
    }
    return last.size();
  }
}

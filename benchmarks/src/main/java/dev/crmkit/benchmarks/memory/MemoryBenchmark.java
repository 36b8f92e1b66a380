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

/** {@code memory}: create, read and list clients in the memory store, and what that occupies. */
public final class MemoryBenchmark implements Benchmark {

  private static final int USERS = 1_000;
  private static final int BATCH = 1_000;
  private static final int SAMPLE = 10_000;
  private static final String TWO_SKIP_LISTS = "a ConcurrentSkipListMap by id and one by creation";
  private static final String SEVEN_SKIP_LISTS =
      "a ConcurrentSkipListMap for each order that the store keeps";

  private static final Goal TIME = Goal.ratioAtMost(3);
  private static final Goal SIZE = Goal.atMost(400);

  private final OrganisationFixture company = OrganisationFixture.of(USERS);

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String description() {
    return "create, read and list clients in memory, and bytes of each; beside skip lists";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    int count = settings.choose(30_000, 1_000_000);
    String size = String.format(Locale.ROOT, ", %,d clients", count);
    measureSize(count, size, rows);
    measureCreation(settings, count, size, rows);
    List<Client> clients = ClientFixture.of(company, count);
    List<Client> some = ClientFixture.sample(clients, SAMPLE);
    int runs = settings.choose(11, 21);
    try (ClientStore ours = filled(new CrmClientStore(company), clients);
        ClientStore peer = filled(new SkipListClientStore(false), clients)) {
      Timing.Comparison read =
          Timing.compare(runs, runs, () -> read(ours, some), () -> read(peer, some));
      rows.accept(row("read" + size, read, SAMPLE, TWO_SKIP_LISTS).withGoal(TIME));
      List<Client> ends = some.subList(0, SAMPLE / 10);
      Timing.Comparison list =
          Timing.compare(runs, runs, () -> list(ours, ends), () -> list(peer, ends));
      rows.accept(row("list 50" + size, list, ends.size(), TWO_SKIP_LISTS).withGoal(TIME));
    }
  }

  private void measureSize(int count, String size, Consumer<Row> rows) {
    double ours = bytes(() -> new CrmClientStore(company), count);
    String what = "bytes of each beyond its content" + size;
    for (boolean all : List.of(true, false)) {
      double peer = bytes(() -> new SkipListClientStore(all), count);
      Row row = Row.of(name(), what, "B", Measurement.of(ours));
      rows.accept(
          row.comparedWith(all ? SEVEN_SKIP_LISTS : TWO_SKIP_LISTS, Measurement.of(peer))
              .withGoal(SIZE));
    }
  }

  /** What the heap holds more of, for each client, once the clients are kept. */
  private double bytes(Supplier<ClientStore> keeper, int count) {
    List<Client> clients = ClientFixture.of(company, count);
    long before = used();
    try (ClientStore kept = filled(keeper.get(), clients)) {
      long after = used();
      if (kept.read(clients.get(0).id()) == null) {
        throw new IllegalStateException("a client that was created is not there");
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
    // A million of them are a warm-up by themselves.
    int warmUps = settings.choose(1, 0);
    int runs = settings.choose(3, 1);
    for (boolean all : List.of(true, false)) {
      for (int batch : List.of(1, BATCH)) {
        Timing.Comparison times =
            Timing.compare(
                warmUps,
                runs,
                () -> fill(new CrmClientStore(company), clients, batch),
                () -> fill(new SkipListClientStore(all), clients, batch));
        String what = batch == 1 ? "create" : "create, 1,000 in a transaction";
        rows.accept(
            row(what + size, times, count, all ? SEVEN_SKIP_LISTS : TWO_SKIP_LISTS).withGoal(TIME));
      }
    }
  }

  private Row row(String what, Timing.Comparison times, int each, String peer) {
    return Row.of(name(), what, "ns", Timing.divide(times.ours(), each))
        .comparedWith(peer, Timing.divide(times.peer(), each));
  }

  private static ClientStore filled(ClientStore keeper, List<Client> clients) {
    return fill(keeper, clients, BATCH);
  }

  private static ClientStore fill(ClientStore keeper, List<Client> clients, int batch) {
    for (int i = 0; i < clients.size(); i += batch) {
      keeper.create(clients.subList(i, Math.min(i + batch, clients.size())));
    }
    return keeper;
  }

  private static int read(ClientStore keeper, List<Client> some) {
    int found = 0;
    for (Client client : some) {
      found += client.equals(keeper.read(client.id())) ? 1 : 0;
    }
    return found;
  }

  private static int list(ClientStore keeper, List<Client> ends) {
    List<Client> last = new ArrayList<>();
    for (Client end : ends) {
      last = keeper.list(end);
    }
    return last.size();
  }
}

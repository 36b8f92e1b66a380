package dev.crmkit.benchmarks.list;

import dev.crmkit.benchmarks.Benchmark;
import dev.crmkit.benchmarks.Row;
import dev.crmkit.benchmarks.Settings;
import dev.crmkit.benchmarks.databases.ClientRows;
import dev.crmkit.benchmarks.databases.Engine;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code list}: a page of clients, whoever asks and however many there are. */
public final class ListBenchmark implements Benchmark {

  private static final int BATCH = 10_000;
  private static final int LARGE = 1_000_000;

  private final ListFixture fixture = new ListFixture();

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String description() {
    return "a page of 50 as director, head or manager; beside SQL by hand, and dropping rows";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    for (Engine engine : Engine.all()) {
      try (OpenDatabase database = engine.open();
          CrmStore store = JdbcStore.create(database.source())) {
        SessionLists ours = new SessionLists(store, fixture);
        ClientRows filling = new ClientRows(database, store, SessionLists.ACME);
        SqlListPeer hand = new SqlListPeer(database, fixture);
        PostFilterPeer dropping = new PostFilterPeer(database, fixture);
        ListMeasurement measuring =
            new ListMeasurement(settings, engine.toString(), ours, hand, dropping, rows);
        int there = 0;
        for (int size : sizes(settings, engine)) {
          filling.add(fixture.clients(there, size));
          there = size;
          database.runMaintenance();
          measuring.measureAll(size);
        }
      }
    }
    inMemory(settings, rows);
  }

  private void inMemory(Settings settings, Consumer<Row> rows) throws Exception {
    try (CrmStore store = MemoryStore.create()) {
      SessionLists ours = new SessionLists(store, fixture);
      ListMeasurement measuring = new ListMeasurement(settings, "memory", ours, null, null, rows);
      int there = 0;
      for (int size : settings.choose(List.of(BATCH), List.of(BATCH, 100_000, LARGE))) {
        for (; there < size; there += BATCH) {
          Iterable<Client> some = fixture.clients(there, there + BATCH);
          store.useWrite(SessionLists.ACME, tx -> some.forEach(tx::insert));
        }
        measuring.measureAll(size);
      }
    }
  }

  private static List<Integer> sizes(Settings settings, Engine engine) {
    if (settings.quick()) {
      return List.of(BATCH);
    }
    List<Integer> sizes = new ArrayList<>(List.of(BATCH, 100_000));
    if (settings.large() || engine == Engine.POSTGRESQL) {
      sizes.add(LARGE);
    }
    if (settings.large() && engine == Engine.POSTGRESQL) {
      sizes.add(10 * LARGE);
    }
    return sizes;
  }
}

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

/** {@code list}: a page of clients, for different users and numbers of clients. */
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
    return "a page of 50 clients as Director, Head or Manager; compared with hand-written SQL and"
        + " post-filtering";
  }

  @Override
  public void run(Settings settings, Consumer<Row> rows) throws Exception {
    for (Engine engine : Engine.all()) {
      try (OpenDatabase database = engine.open();
          CrmStore store = JdbcStore.create(database.source())) {
        SessionLists ours = new SessionLists(store, fixture);
        ClientRows inserter = new ClientRows(database, store, SessionLists.ACME);
        SqlListPeer sqlPeer = new SqlListPeer(database, fixture);
        PostFilterPeer postFilterPeer = new PostFilterPeer(database, fixture);
        ListMeasurement measurement =
            new ListMeasurement(settings, engine.toString(), ours, sqlPeer, postFilterPeer, rows);
        int inserted = 0;
        for (int size : sizes(settings, engine)) {
          inserter.add(fixture.clients(inserted, size));
          inserted = size;
          database.runMaintenance();
          measurement.measureAll(size);
        }
      }
    }
    runInMemory(settings, rows);
  }

  private void runInMemory(Settings settings, Consumer<Row> rows) throws Exception {
    try (CrmStore store = MemoryStore.create()) {
      SessionLists ours = new SessionLists(store, fixture);
      ListMeasurement measurement = new ListMeasurement(settings, "memory", ours, null, null, rows);
      int inserted = 0;
      for (int size : settings.choose(List.of(BATCH), List.of(BATCH, 100_000, LARGE))) {
        for (; inserted < size; inserted += BATCH) {
          Iterable<Client> batch = fixture.clients(inserted, inserted + BATCH);
          store.useWrite(SessionLists.ACME, tx -> batch.forEach(tx::insert));
        }
        measurement.measureAll(size);
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

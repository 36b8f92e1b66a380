package dev.crmkit.benchmarks.write;

import dev.crmkit.access.CrmOptions;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.JdbcStore;
import java.util.List;

/** Two workspaces in one database, each in tables of its own: one for ours, one for the peer. */
final class WrittenBook implements AutoCloseable {

  private static final String OURS = "crm_";
  private static final String PEERS = "hand_";

  private final JdbcStore store;
  private final Writer ours;
  private final Writer peer;

  WrittenBook(OpenDatabase database, CrmOptions options) {
    store = store(database, OURS);
    ours = new SessionWriter(store, options);
    try (JdbcStore tables = store(database, PEERS)) {
      tables.create(FilledForm.ACME, "a secret", FilledForm.founding(), List.of());
    }
    HandSql sql =
        switch (database.engine()) {
          case POSTGRESQL -> HandSql.ofPostgresql(PEERS);
          case H2 -> HandSql.ofH2(PEERS);
        };
    peer = new HandWriter(database.source(), sql, options.clock());
  }

  private static JdbcStore store(OpenDatabase database, String prefix) {
    return JdbcStore.create(database.source(), JdbcOptions.builder().prefix(prefix).build());
  }

  Writer ours() {
    return ours;
  }

  Writer peer() {
    return peer;
  }

  @Override
  public void close() {
    store.close();
  }
}

package dev.crmkit.benchmarks.write;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.JdbcStore;
import java.util.List;

/**
 * Two workspaces in one database, each with tables of its own: one for CrmKit, one for the peer.
 */
final class WriteFixture implements AutoCloseable {

  private static final String OURS = "crm_";
  private static final String PEERS = "hand_";

  private final JdbcStore store;
  private final Writer ours;
  private final Writer peer;

  WriteFixture(OpenDatabase database, CrmOptions options) {
    store = store(database, OURS);
    ours = new SessionWriter(store, options);
    try (JdbcStore tables = store(database, PEERS)) {
      tables.create(FormFixture.ACME, "a secret", FormFixture.founding(), List.of());
    }
    SqlPeerStatements sql =
        switch (database.engine()) {
          case POSTGRESQL -> SqlPeerStatements.ofPostgresql(PEERS);
          case H2 -> SqlPeerStatements.ofH2(PEERS);
        };
    peer = new SqlPeerWriter(database.source(), sql, options.clock());
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

package dev.crmkit.benchmarks.write;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.benchmarks.databases.OpenDatabase;
import dev.crmkit.store.jdbc.JdbcOptions;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.JoinedStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Two workspaces in one database, each with tables of its own: one for CrmKit, one for the peer.
 */
final class WriteFixture implements AutoCloseable {

  private static final String OURS = "crm_";
  private static final String PEERS = "hand_";

  private final DataSource source;
  private final CrmOptions options;
  private final JdbcStore store;
  private final Writer ours;
  private final Writer peer;

  WriteFixture(OpenDatabase database, CrmOptions options) {
    this.source = database.source();
    this.options = options;
    store = store(database, OURS);
    createWorkspace(store);
    ours = new SessionWriter(store, options);
    try (JdbcStore tables = store(database, PEERS)) {
      createWorkspace(tables);
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

  private static void createWorkspace(JdbcStore store) {
    store.create(FormFixture.ACME, "a secret", FormFixture.founding(), List.of());
  }

  /** Creates clients one by one with CrmKit, in one transaction of a host application. */
  void createJoined(long first, int count) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (JoinedStore joined = store.joining(connection)) {
        SessionWriter writer = new SessionWriter(joined, options);
        for (long number = first; number < first + count; number++) {
          writer.create(number);
        }
        connection.commit();
        joined.committed();
      }
    }
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

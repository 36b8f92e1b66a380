package dev.crmkit.store.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.SingleConnectionDataSource;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that may be in a transaction of the host are refused and left unchanged. */
class PooledConnectionsTest {

  private static final WorkspaceId ACME = WorkspaceId.of("acme");
  private static final ClientId ONE = new ClientId(1);

  @ParameterizedTest
  @EnumSource
  void connectionsOfTheHostsTransactionAreRefusedByEveryCall(TestDatabase engine)
      throws SQLException {
    DataSource database = engine.fresh();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE invoices (id BIGINT PRIMARY KEY)");
      JdbcStore store = JdbcStore.create(new SingleConnectionDataSource(connection));
      store.create(ACME, "key", Samples.initialEntries(), List.of());
      store.useWrite(ACME, tx -> tx.insert(Samples.client(1).build()));
      StagedContent staged = store.stage(ACME, content(), 10);

      connection.setAutoCommit(false);
      statement.execute("INSERT INTO invoices VALUES (1)");
      refused(() -> store.read(ACME, tx -> tx.client(ONE)));
      refused(() -> store.readSingle(ACME, tx -> tx.client(ONE)));
      refused(() -> store.useWrite(ACME, tx -> tx.insert(Samples.client(2).build())));
      refused(() -> store.useReorganise(ACME, tx -> tx.apply(Samples.manager(2))));
      refused(store::workspaces);
      refused(
          () -> store.create(WorkspaceId.of("other"), "key", Samples.initialEntries(), List.of()));
      refused(() -> store.stage(ACME, content(), 10));
      refused(() -> store.discard(ACME, staged));
      refused(() -> JdbcStore.create(new SingleConnectionDataSource(connection)));
      assertThat(connection.getAutoCommit()).isFalse();
      connection.rollback();
      connection.setAutoCommit(true);
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM invoices")) {
        rows.next();
        assertThat(rows.getInt(1)).as("what the host rolled back").isZero();
      }
      assertThat(store.<Boolean>read(ACME, tx -> tx.client(ONE).isPresent())).isTrue();
    }
  }

  @Test
  void aContentIsNotReadInTheHostsTransaction() throws Exception {
    try (Connection connection = TestDatabases.h2().getConnection()) {
      JdbcStore store = JdbcStore.create(new SingleConnectionDataSource(connection));
      store.create(ACME, "key", Samples.initialEntries(), List.of());
      StagedContent staged = store.stage(ACME, content(), 10);
      store.useWrite(
          ACME,
          tx -> {
            tx.insert(Samples.client(1).build());
            tx.insertFile(Samples.file(1, ONE, staged), staged);
          });
      try (InputStream stream =
          store.<InputStream>read(ACME, tx -> tx.content(tx.filesOf(ONE).get(0).id()))) {
        connection.setAutoCommit(false);
        refused(stream::read);
        connection.setAutoCommit(true);
        assertThat(stream.readAllBytes()).hasSize(3);
      }
    }
  }

  @Test
  void aPoolWithAutoCommitOffIsRefusedAtOpening() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(TestDatabases.h2Url());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      refused(() -> JdbcStore.create(pool));
      assertThat(pool.getHikariPoolMXBean().getActiveConnections())
          .as("connections that were not given back")
          .isZero();
    }
  }

  private static ByteArrayInputStream content() {
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("auto-commit off")
        .hasMessageContaining("JdbcStore.joining(connection)")
        .hasMessageContaining("autoCommit=false");
  }
}

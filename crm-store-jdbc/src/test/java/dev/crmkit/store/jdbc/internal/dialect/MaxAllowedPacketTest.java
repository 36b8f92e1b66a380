package dev.crmkit.store.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.access.Crm;
import dev.crmkit.access.NewDirector;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.options.Limits;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.client.Client;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.testkit.sample.Samples;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The largest statement that MariaDB accepts limits the texts of a record. */
@Tag("R5")
class MaxAllowedPacketTest {

  private static final int USUAL = 16 << 20;

  private final String url = TestDatabases.mariaDbUrl();
  private final WorkspaceId workspace = WorkspaceId.of("w" + UUID.randomUUID());

  @AfterEach
  void setUsual() throws SQLException {
    set(USUAL);
  }

  @Test
  void aLimitTooSmallForFilesIsRefused() throws SQLException {
    set(512 << 10);
    try (HikariDataSource database = TestDatabases.pool(url)) {
      assertThatThrownBy(() -> JdbcStore.create(database))
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining("max_allowed_packet of the database is 524288 bytes");
    }
  }

  @Test
  void aLimitTooSmallForTheTextsOfAWorkspaceIsRefused() throws SQLException {
    set(4 << 20);
    try (HikariDataSource database = TestDatabases.pool(url);
        JdbcStore store = JdbcStore.create(database)) {
      assertThatThrownBy(() -> open(store, Limits.STANDARD))
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining("max_allowed_packet of the database is 4194304 bytes")
          .hasMessageContaining("Limits.recordTextLength to at most 149796");
      assertThat(store.workspaces()).doesNotContain(workspace);
      open(store, Limits.builder().textLength(149_796).recordTextLength(149_796).build());
    }
  }

  @Test
  void aTooLargeRecordIsNotReportedAsALostConnection() throws SQLException {
    try (HikariDataSource database = TestDatabases.pool(url);
        JdbcStore store = JdbcStore.create(database)) {
      store.create(workspace, "key", Samples.initialEntries(), List.of());
      Client client =
          Samples.client(1)
              .putFields(new FieldId(1), FieldValue.text("a".repeat(17_000_000)))
              .build();

      assertThatThrownBy(() -> store.useWrite(workspace, tx -> tx.insert(client)))
          .isInstanceOf(StoreFailureException.class)
          .hasMessageContaining("max_allowed_packet")
          .hasMessageNotContaining("lost");
      store.useWrite(workspace, tx -> tx.insert(Samples.client(1).build()));
    }
  }

  private void open(JdbcStore store, Limits limits) {
    Crm.open(
        store,
        workspace,
        NewDirector.of("Anna").email("a@x.org"),
        CrmOptions.standard().withLimits(limits));
  }

  private void set(int bytes) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL max_allowed_packet = " + bytes);
    }
  }
}

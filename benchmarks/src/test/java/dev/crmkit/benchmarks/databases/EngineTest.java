package dev.crmkit.benchmarks.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmkit.benchmarks.fixture.OrganisationFixture;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineTest {

  @ParameterizedTest
  @EnumSource
  void aDatabaseIsEmptyAndUsableByTheStore(Engine engine) throws Exception {
    assumeTrue(engine.canOpen());
    WorkspaceId acme = WorkspaceId.of("acme");
    for (int i = 0; i < 2; i++) {
      try (OpenDatabase database = engine.open();
          CrmStore store = JdbcStore.create(database.source())) {
        assertThat(store.workspaces()).isEmpty();
        store.create(acme, "a secret", OrganisationFixture.of(2).founding(), List.of());
        database.run("CREATE TABLE mine (n INTEGER)", "INSERT INTO mine VALUES (1)");
        database.runMaintenance();
        assertThat(store.workspaces()).containsExactly(acme);
        assertThat(query(database, "SELECT n FROM mine")).isEqualTo("1");
      }
    }
  }

  @Test
  void postgresWaitsForTheDiskAtEachCommit() throws Exception {
    assumeTrue(Engine.POSTGRESQL.canOpen());
    try (OpenDatabase database = Engine.POSTGRESQL.open()) {
      assertThat(query(database, "SHOW fsync")).isEqualTo("on");
      assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void h2WritesAtEachCommit() throws Exception {
    try (OpenDatabase database = Engine.H2.open()) {
      String delay =
          "SELECT setting_value FROM information_schema.settings WHERE setting_name ="
              + " 'WRITE_DELAY'";
      assertThat(query(database, delay)).isEqualTo("0");
    }
  }

  private static String query(OpenDatabase database, String sql) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}

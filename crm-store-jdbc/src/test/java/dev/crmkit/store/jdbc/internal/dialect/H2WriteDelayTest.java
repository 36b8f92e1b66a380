package dev.crmkit.store.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmkit.store.jdbc.JdbcStore;
import dev.crmkit.store.jdbc.testing.TestDatabases;
import dev.crmkit.store.jdbc.testing.TestSql;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2WriteDelayTest {

  private static final String NOT_AT_ONCE =
      "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
          + " WHERE SETTING_NAME = 'WRITE_DELAY' AND SETTING_VALUE <> '0'";

  @TempDir Path folder;

  @Test
  void theDelayIsDisabledAgainAfterReopening() throws SQLException {
    for (int opening = 0; opening < 2; opening++) {
      try (HikariDataSource database = TestDatabases.h2File(folder.resolve("crm"))) {
        assertThat(TestSql.of(database, NOT_AT_ONCE)).isNotEmpty();
        JdbcStore.create(database);
        assertThat(TestSql.of(database, NOT_AT_ONCE)).isEmpty();
      }
    }
  }
}

package dev.crmkit.store.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The databases that the other tests depend on. */
class TestDatabasesTest {

  @ParameterizedTest
  @EnumSource
  void aFreshDatabaseIsEmptyAndKeepsItsData(TestDatabase engine) throws SQLException {
    DataSource first = engine.fresh();
    run(first, "CREATE TABLE t (n INTEGER)");
    run(first, "INSERT INTO t VALUES (1)");
    DataSource second = engine.fresh();
    run(second, "CREATE TABLE t (n INTEGER)");
    assertThat(count(first)).isEqualTo(1);
    assertThat(count(second)).isZero();
  }

  @Test
  void aFileKeepsItsData(@TempDir Path folder) throws SQLException {
    try (var database = TestDatabases.h2File(folder.resolve("db"))) {
      run(database, "CREATE TABLE t (n INTEGER)");
      run(database, "INSERT INTO t VALUES (1)");
    }
    assertThat(folder.resolve("db.mv.db")).exists();
    try (var database = TestDatabases.h2File(folder.resolve("db"))) {
      assertThat(count(database)).isEqualTo(1);
    }
  }

  private static void run(DataSource database, String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static int count(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SELECT COUNT(*) FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}

package dev.crmkit.store.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.jdbc.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The dialect is chosen by the product name of the database. */
class DatabaseTest {

  @ParameterizedTest
  @EnumSource
  void theProductNameSelectsTheDialect(TestDatabase engine) throws SQLException {
    try (Connection connection = engine.fresh().getConnection()) {
      assertThat(SqlDialects.of(connection)).isEqualTo(engine.dialect());
    }
  }

  @ParameterizedTest
  @CsvSource({"MySQL, MARIADB", "MariaDB, MARIADB", "PostgreSQL, POSTGRESQL", "H2, H2"})
  void mySqlHasTheDialectOfMariaDb(String product, TestDatabase database) {
    assertThat(SqlDialects.of(named(product))).isEqualTo(database.dialect());
  }

  @Test
  void anUnsupportedDatabaseIsRefused() {
    assertThatThrownBy(() -> SqlDialects.of(named("Oracle")))
        .isInstanceOf(StoreFailureException.class)
        .hasMessage(
            "the database is Oracle, which the store does not support; use a DataSource of H2,"
                + " PostgreSQL, MariaDB or MySQL");
  }

  /** Returns a connection that has only a product name. */
  private static Connection named(String product) {
    Object about = proxy(DatabaseMetaData.class, "getDatabaseProductName", product);
    return (Connection) proxy(Connection.class, "getMetaData", about);
  }

  private static Object proxy(Class<?> type, String method, Object answer) {
    return Proxy.newProxyInstance(
        DatabaseTest.class.getClassLoader(),
        new Class<?>[] {type},
        (self, called, arguments) -> {
          assertThat(called.getName()).isEqualTo(method);
          return answer;
        });
  }
}

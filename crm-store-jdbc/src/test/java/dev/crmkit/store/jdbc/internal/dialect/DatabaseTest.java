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

/** Which database it is, is asked of the database. */
class DatabaseTest {

  @ParameterizedTest
  @EnumSource
  void itIsKnownByItsName(TestDatabase engine) throws SQLException {
    try (Connection connection = engine.fresh().getConnection()) {
      assertThat(Database.of(connection).name()).isEqualTo(engine.name());
    }
  }

  @ParameterizedTest
  @CsvSource({"MySQL, MARIADB", "MariaDB, MARIADB", "PostgreSQL, POSTGRESQL", "H2, H2"})
  void mySqlCountsAsMariaDb(String product, Database database) {
    assertThat(Database.of(named(product))).isEqualTo(database);
  }

  @Test
  void anUnknownOneIsRefusedByItsName() {
    assertThatThrownBy(() -> Database.of(named("Oracle")))
        .isInstanceOf(StoreFailureException.class)
        .hasMessage(
            "the database is Oracle, which the store does not know; give it a DataSource of H2,"
                + " PostgreSQL, MariaDB or MySQL");
  }

  /** A connection that knows only what its database is called. */
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

package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The dialects of the supported databases. */
public final class SqlDialects {

  /** H2, embedded or as a server. */
  public static final SqlDialect H2 = new H2Dialect();

  /** PostgreSQL. */
  public static final SqlDialect POSTGRESQL = new PostgreSqlDialect();

  /** MariaDB and MySQL. */
  public static final SqlDialect MARIADB = new MariaDbDialect();

  /** All dialects. */
  public static final List<SqlDialect> ALL = List.of(H2, POSTGRESQL, MARIADB);

  /**
   * Returns the dialect of the database behind a connection.
   *
   * @throws StoreFailureException if the store does not support the database
   */
  public static SqlDialect of(Connection connection) {
    String product;
    try {
      product = connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw SqlErrorTranslator.translate("reading the product name of the database", e);
    }
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      case "MariaDB", "MySQL" -> MARIADB;
      default ->
          throw new StoreFailureException(
              "the database is "
                  + product
                  + ", which the store does not support; use a DataSource of H2, PostgreSQL,"
                  + " MariaDB or MySQL",
              null);
    };
  }

  private SqlDialects() {}
}

package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.SQLDialect;

/** The databases that the store speaks to, and what differs between them. */
public enum Database {
  /** H2, embedded or as a server. */
  H2(SQLDialect.H2, "h2"),
  /** PostgreSQL. */
  POSTGRESQL(SQLDialect.POSTGRES, "postgresql"),
  /** MariaDB and MySQL. */
  MARIADB(SQLDialect.MARIADB, "mariadb");

  private final SQLDialect dialect;
  private final String folder;

  Database(SQLDialect dialect, String folder) {
    this.dialect = dialect;
    this.folder = folder;
  }

  /** The one behind a connection. */
  public static Database of(Connection connection) {
    String product;
    try {
      product = connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw SqlErrorTranslator.translate("asking which database it is", e);
    }
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      case "MariaDB", "MySQL" -> MARIADB;
      default ->
          throw new StoreFailureException(
              "the database is "
                  + product
                  + ", which the store does not know; give it a DataSource of H2, PostgreSQL,"
                  + " MariaDB or MySQL",
              null);
    };
  }

  /** The dialect of its SQL. */
  public SQLDialect dialect() {
    return dialect;
  }

  /** The folder of the scripts that make its tables, beside this class. */
  public String schemaFolder() {
    return "schema/" + folder;
  }
}

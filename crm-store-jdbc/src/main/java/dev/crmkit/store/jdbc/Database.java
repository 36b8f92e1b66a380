package dev.crmkit.store.jdbc;

import dev.crmkit.core.error.StoreFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The databases that the store speaks to, and what differs between them. */
enum Database {
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
  static Database of(Connection connection) {
    String product;
    try {
      product = connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw Failures.of("asking which database it is", e);
    }
    return switch (product) {
      case "H2" -> H2;
      case "PostgreSQL" -> POSTGRESQL;
      case "MariaDB", "MySQL" -> MARIADB;
      default ->
          throw new StoreFailure(
              "the database is "
                  + product
                  + ", which the store does not know; give it a DataSource of H2, PostgreSQL,"
                  + " MariaDB or MySQL",
              null);
    };
  }

  /** The dialect of its SQL. */
  SQLDialect dialect() {
    return dialect;
  }

  /** Whether a number is one of several, bound as one array where the database has arrays. */
  Condition isOneOf(Field<Long> number, List<Long> numbers) {
    return this == POSTGRESQL
        ? number.eq(DSL.any(numbers.toArray(Long[]::new)))
        : number.in(numbers);
  }

  /** The folder of the scripts that make its tables, beside this class. */
  String schemaFolder() {
    return "schema/" + folder;
  }
}

package dev.crmkit.store.jdbc.internal.schema;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.error.SqlErrorKind;
import dev.crmkit.store.jdbc.internal.sql.TableNames;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Inspects the schema of the store's tables. */
final class SchemaInspector {

  private static final String VERSION_TABLE = "schema_version";

  private final Connection connection;
  private final SqlDialect dialect;
  private final TableNames names;

  SchemaInspector(Connection connection, SqlDialect dialect, TableNames names) {
    this.connection = connection;
    this.dialect = dialect;
    this.names = names;
  }

  /** Returns the version of the tables, or empty if there are none. */
  OptionalInt version() throws SQLException {
    String table = names.prefix() + VERSION_TABLE;
    String qualifier = names.schema().map(schema -> schema + ".").orElse("");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM " + qualifier + table)) {
      rows.next();
      int version = rows.getInt(1);
      return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
    } catch (SQLException e) {
      if (SqlErrorKind.of(e) == SqlErrorKind.TABLE_MISSING
          || SqlErrorKind.of(e) == SqlErrorKind.NO_DATABASE) {
        return OptionalInt.empty();
      }
      throw e;
    } finally {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    }
  }

  /**
   * Returns the schema of the tables, or the database in the terms of MariaDB.
   *
   * @return its name in the case that the database stores; empty if it does not exist
   */
  Optional<String> schema() throws SQLException {
    if (names.schema().isEmpty()) {
      return Optional.ofNullable(currentSchema());
    }
    String name = storedCase(names.schema().get());
    return schemas().contains(name) ? Optional.of(name) : Optional.empty();
  }

  /** Returns which of some tables and views exist, given their names without the prefix. */
  Set<String> existing(Set<String> tables) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String schema = schema().orElse(null);
    boolean isCatalog = dialect.schemasAreCatalogs();
    Set<String> found = new TreeSet<>();
    try (ResultSet rows =
        about.getTables(
            isCatalog ? schema : null,
            isCatalog ? null : schema,
            storedCase(names.prefix()) + "%",
            null)) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (name.startsWith(names.prefix())
            && tables.contains(name.substring(names.prefix().length()))) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /** Returns a name in the case that the database stores it. */
  String storedCase(String name) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    return about.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
  }

  private @Nullable String currentSchema() throws SQLException {
    return dialect.schemasAreCatalogs() ? connection.getCatalog() : connection.getSchema();
  }

  private List<String> schemas() throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    List<String> found = new ArrayList<>();
    try (ResultSet rows = dialect.schemasAreCatalogs() ? about.getCatalogs() : about.getSchemas()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}

package dev.crmkit.store.jdbc.internal.schema;

import dev.crmkit.store.jdbc.internal.dialect.Database;
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

/** A look at where the store's tables are or shall be. */
final class SchemaInspector {

  private static final String VERSION_TABLE = "schema_version";

  private final Connection connection;
  private final Database database;
  private final TableNames names;

  SchemaInspector(Connection connection, Database database, TableNames names) {
    this.connection = connection;
    this.database = database;
    this.names = names;
  }

  /**
   * The version of the tables.
   *
   * @return empty when there are none
   */
  OptionalInt version() throws SQLException {
    String table = names.prefix() + VERSION_TABLE;
    String place = names.schema().map(schema -> schema + ".").orElse("");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM " + place + table)) {
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
   * The schema, or what MariaDB calls a database, that the tables are in.
   *
   * @return its name as the database writes it; empty when there is no such schema
   */
  Optional<String> schema() throws SQLException {
    if (names.schema().isEmpty()) {
      return Optional.ofNullable(currentSchema());
    }
    String name = storedCase(names.schema().get());
    return schemas().contains(name) ? Optional.of(name) : Optional.empty();
  }

  /** Which tables and views of some names, told without the prefix, there are. */
  Set<String> existing(Set<String> tables) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String place = schema().orElse(null);
    boolean isCatalog = database == Database.MARIADB;
    Set<String> found = new TreeSet<>();
    try (ResultSet rows =
        about.getTables(
            isCatalog ? place : null,
            isCatalog ? null : place,
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

  /** A name as the database writes it where it is not quoted. */
  String storedCase(String name) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    return about.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
  }

  private @Nullable String currentSchema() throws SQLException {
    return database == Database.MARIADB ? connection.getCatalog() : connection.getSchema();
  }

  private List<String> schemas() throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    List<String> found = new ArrayList<>();
    try (ResultSet rows = database == Database.MARIADB ? about.getCatalogs() : about.getSchemas()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}

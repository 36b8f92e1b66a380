package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.error.StoreFailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Checks the settings of a database, its session and its driver under which the store would lose or
 * change what it keeps, or would fail later without a reason that can be seen. All others that
 * {@code docs/databases.md} lists are supported.
 */
public final class DatabaseSettings {

  /** Letters that a connection with another character set loses, and what SQL modes treat apart. */
  private static final String TEXT = "it's \\ \"ё\" \uD83D\uDE00";

  /** H2's error number. */
  private static final int LITERALS_NOT_ALLOWED = 90116;

  private DatabaseSettings() {}

  /**
   * Checks them.
   *
   * @throws StoreFailureException naming the setting to change
   */
  public static void check(Connection connection, Database database) throws SQLException {
    switch (database) {
      case H2 -> requireLiterals(connection);
      case POSTGRESQL -> {
        require(connection, "SHOW server_encoding", "UTF8", "the database's encoding", "UTF8");
        requireStatementsInOneTrip(connection);
      }
      case MARIADB ->
          require(
              connection,
              "SELECT CAST(@@sql_select_limit AS CHAR)",
              "18446744073709551615",
              "sql_select_limit",
              "DEFAULT");
    }
    requireSameText(connection, database);
  }

  private static void require(
      Connection connection, String query, String value, String setting, String right)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      String found = row.getString(1);
      if (!value.equals(found)) {
        throw refused(setting + " is " + found, "set it to " + right);
      }
    }
  }

  private static void requireLiterals(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 'x'");
    } catch (SQLException e) {
      if (e.getErrorCode() != LITERALS_NOT_ALLOWED) {
        throw e;
      }
      throw refused("ALLOW_LITERALS is NONE or NUMBERS", "set it to ALL");
    }
  }

  /** The first statement of several chooses the isolation; a driver must not ask for the others. */
  private static void requireStatementsInOneTrip(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    if (!autoCommit) {
      return;
    }
    connection.setAutoCommit(false);
    try (PreparedStatement statement =
        connection.prepareStatement(IsolationLevel.SNAPSHOT.statement() + "; SELECT ?::bigint")) {
      statement.setLong(1, 1);
      statement.execute();
    } catch (SQLException e) {
      if (!"25001".equals(e.getSQLState())) {
        throw e;
      }
      throw refused(
          "the driver describes statements before it executes them, as with prepareThreshold=-1",
          "set prepareThreshold to 0 or more");
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static void requireSameText(Connection connection, Database database)
      throws SQLException {
    String type = database == Database.MARIADB ? "CHAR" : "VARCHAR(100)";
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT CAST(? AS " + type + ")")) {
      statement.setString(1, TEXT);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (!TEXT.equals(row.getString(1))) {
          throw refused(
              "the connection changes texts, as with another character set",
              "remove character_set_client, character_set_connection and character_set_results"
                  + " from its settings");
        }
      }
    }
  }

  private static StoreFailureException refused(String found, String advice) {
    return new StoreFailureException(
        "the store cannot use the database as it is set: " + found + "; " + advice, null);
  }
}

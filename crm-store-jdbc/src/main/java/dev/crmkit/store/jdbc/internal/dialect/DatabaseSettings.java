package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.core.error.StoreFailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Refuses settings of a database, its session or its driver under which the store would lose or
 * change data, or would fail later for no visible reason. All other settings that {@code
 * docs/databases.md} lists are supported.
 */
final class DatabaseSettings {

  /** Characters that another character set loses, or that an SQL mode treats specially. */
  private static final String TEXT = "it's \\ \"ё\" \uD83D\uDE00";

  /** H2's error number. */
  private static final int LITERALS_NOT_ALLOWED = 90116;

  private DatabaseSettings() {}

  static void require(
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

  static void requireLiterals(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 'x'");
    } catch (SQLException e) {
      if (e.getErrorCode() != LITERALS_NOT_ALLOWED) {
        throw e;
      }
      throw refused("ALLOW_LITERALS is NONE or NUMBERS", "set it to ALL");
    }
  }

  /**
   * Requires that the driver sends several statements at once. One that describes them first would
   * execute something before the isolation level is set.
   */
  static void requireMultipleStatements(Connection connection) throws SQLException {
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

  static void requireUnchangedText(Connection connection, String type) throws SQLException {
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

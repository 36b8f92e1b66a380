package dev.crmkit.store.jdbc.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Statements that tests run without the store. */
public final class TestSql {

  private TestSql() {}

  /** Runs statements. */
  public static void run(DataSource source, String... statements) throws SQLException {
    try (Connection connection = source.getConnection()) {
      run(connection, statements);
    }
  }

  /** Runs statements. */
  public static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the rows of a query as texts, with columns separated by a bar. */
  public static List<String> of(DataSource source, String query) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return of(connection, query);
    }
  }

  /** Returns the rows of a query on a connection. */
  public static List<String> of(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          columns.add(String.valueOf(rows.getString(column)));
        }
        found.add(String.join(" | ", columns));
      }
      return found;
    }
  }
}

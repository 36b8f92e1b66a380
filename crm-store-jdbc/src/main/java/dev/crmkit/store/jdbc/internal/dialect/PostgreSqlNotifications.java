package dev.crmkit.store.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Notifications of PostgreSQL, by {@code LISTEN}. */
final class PostgreSqlNotifications implements Notifications {

  private static final int WAIT_MILLIS = 1_000;

  /** A lost connection is noticed when it is used. */
  private static final int WAITS_PER_CHECK = 30;

  private static final int CHECK_SECONDS = 10;

  private final Connection connection;
  private final PGConnection driver;
  private int waits;

  PostgreSqlNotifications(Connection connection, String channel) throws SQLException {
    this.connection = connection;
    this.driver = connection.unwrap(PGConnection.class);
    execute("LISTEN " + channel);
  }

  @Override
  public List<String> next() throws SQLException {
    if (++waits % WAITS_PER_CHECK == 0 && !connection.isValid(CHECK_SECONDS)) {
      throw new SQLException("the connection is lost");
    }
    PGNotification[] notifications = driver.getNotifications(WAIT_MILLIS);
    return notifications == null
        ? List.of()
        : Arrays.stream(notifications).map(PGNotification::getParameter).toList();
  }

  @Override
  public void close() throws SQLException {
    execute("UNLISTEN *");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

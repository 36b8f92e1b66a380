package dev.crmkit.store.jdbc.internal.dialect;

import dev.crmkit.store.jdbc.internal.error.SqlErrorKind;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes H2 write each commit to its file at once. By default it waits up to half a second, and a
 * process that is killed loses what it had acknowledged.
 */
final class H2WriteDelay {

  private static final Logger LOG = LoggerFactory.getLogger(H2WriteDelay.class);

  private H2WriteDelay() {}

  /**
   * Disables the delay for as long as the database is open, or logs what an administrator has to do
   * if the user lacks the right.
   */
  static void disable(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (isDelayed(statement)) {
        statement.execute("SET WRITE_DELAY 0");
      }
    } catch (SQLException e) {
      if (SqlErrorKind.of(e) != SqlErrorKind.PERMISSION_DENIED) {
        throw SqlErrorTranslator.translate("disabling the write delay of H2", e);
      }
      LOG.warn(
          "H2 may lose what it acknowledged in the half second before its process is killed, and"
              + " the database's user lacks the right to change that; add ;WRITE_DELAY=0 to the"
              + " URL of an administrator who opens the database");
    }
  }

  private static boolean isDelayed(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT 1 FROM INFORMATION_SCHEMA.SETTINGS"
                + " WHERE SETTING_NAME = 'WRITE_DELAY' AND SETTING_VALUE <> '0'")) {
      return rows.next();
    }
  }
}

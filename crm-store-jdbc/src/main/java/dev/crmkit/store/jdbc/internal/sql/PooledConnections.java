package dev.crmkit.store.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections for the store's own transactions from the host's {@code DataSource}. A
 * connection with auto-commit off is refused: it may be in a transaction of the host, which the
 * store would commit.
 */
public final class PooledConnections {

  private static final Logger LOG = LoggerFactory.getLogger(PooledConnections.class);

  private PooledConnections() {}

  /**
   * Takes a connection.
   *
   * @throws IllegalStateException if it has auto-commit off; it is given back unchanged
   */
  public static Connection take(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    boolean autoCommit = false;
    try {
      autoCommit = connection.getAutoCommit();
    } finally {
      if (!autoCommit) {
        close(connection);
      }
    }
    if (!autoCommit) {
      throw new IllegalStateException(
          "the DataSource gave a connection with auto-commit off, which may be in a transaction of"
              + " the host application: the store would commit it. To take part in that"
              + " transaction, use JdbcStore.joining(connection). If the DataSource hands out the"
              + " connection of the current transaction (as Spring's"
              + " TransactionAwareDataSourceProxy does), create the JdbcStore with the DataSource"
              + " behind it. If it is a pool with auto-commit off (autoCommit=false), set"
              + " auto-commit on, or create the JdbcStore with a pool of its own");
    }
    return connection;
  }

  /** Gives a connection back to its pool; a failure to do so is logged only. */
  public static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection could not be closed", e);
    }
  }
}

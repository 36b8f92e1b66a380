package dev.crmkit.store.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the connections on which the store runs transactions of its own. A connection that arrives
 * with auto-commit off may be in a transaction of the host application, of which the store would
 * commit what the host has done so far; so it is refused, and given back as it was.
 */
public final class PooledConnections {

  private static final Logger LOG = LoggerFactory.getLogger(PooledConnections.class);

  private PooledConnections() {}

  /**
   * Takes a connection.
   *
   * @return with auto-commit on
   * @throws IllegalStateException when it arrives with auto-commit off
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

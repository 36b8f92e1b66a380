package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.PooledConnections;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction on a connection of the host's pool. Closing it rolls back what is not committed and
 * gives the connection back unchanged; a failure to do so, on a lost connection, does not change
 * the outcome of the transaction.
 */
public final class DatabaseTransaction implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTransaction.class);

  private final Connection connection;
  private final SqlDialect dialect;
  private final Settings before;
  private boolean ended;

  private DatabaseTransaction(Connection connection, SqlDialect dialect, Settings before) {
    this.connection = connection;
    this.dialect = dialect;
    this.before = before;
  }

  /**
   * Takes a connection and begins a transaction; its first statement sets the isolation level.
   *
   * @throws IllegalStateException if the connection has auto-commit off
   */
  static DatabaseTransaction in(DataSource dataSource, SqlDialect dialect) throws SQLException {
    Connection connection = PooledConnections.take(dataSource);
    try {
      Settings before = Settings.of(connection, dialect);
      connection.setAutoCommit(false);
      return new DatabaseTransaction(connection, dialect, before);
    } catch (SQLException | RuntimeException e) {
      PooledConnections.close(connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  void commit() throws SQLException {
    dialect.execute(connection, connection::commit);
    ended = true;
  }

  /**
   * Ends a transaction that has only read, by a commit: H2 discards its parsed statements when it
   * rolls back.
   */
  void endReading() {
    try {
      commit();
    } catch (SQLException e) {
      LOG.debug("a transaction that has only read could not be ended", e);
    }
  }

  @Override
  public void close() {
    try {
      if (!ended) {
        dialect.execute(connection, connection::rollback);
      }
      before.restore(connection);
    } catch (SQLException e) {
      LOG.debug("a connection could not be given back as it was", e);
    } finally {
      PooledConnections.close(connection);
    }
  }

  /** The settings of a connection before the transaction; auto-commit was on. */
  private record Settings(int isolation) {

    /** The isolation level is set for one transaction only. */
    private static final int UNCHANGED = -1;

    static Settings of(Connection connection, SqlDialect dialect) throws SQLException {
      return new Settings(
          dialect.keepsIsolation() ? connection.getTransactionIsolation() : UNCHANGED);
    }

    void restore(Connection connection) throws SQLException {
      if (isolation != UNCHANGED && isolation != connection.getTransactionIsolation()) {
        connection.setTransactionIsolation(isolation);
      }
      connection.setAutoCommit(true);
    }
  }
}

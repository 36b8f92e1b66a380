package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.H2SerializedWrites;
import dev.crmkit.store.jdbc.internal.sql.PooledConnections;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that has begun on a connection of the host's pool. Closing it rolls back what was
 * not committed, and gives the connection back as it was; that this fails, on a connection that is
 * no more, changes nothing of what became of the transaction.
 */
public final class DatabaseTransaction implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTransaction.class);

  private final Connection connection;
  private final Database database;
  private final Settings before;
  private boolean ended;

  private DatabaseTransaction(Connection connection, Database database, Settings before) {
    this.connection = connection;
    this.database = database;
    this.before = before;
  }

  /**
   * Takes a connection and begins; what it sees of others is chosen by its first statement.
   *
   * @throws IllegalStateException when the connection arrives with auto-commit off
   */
  static DatabaseTransaction in(DataSource dataSource, Database database) throws SQLException {
    Connection connection = PooledConnections.take(dataSource);
    try {
      Settings before = Settings.of(connection, database);
      connection.setAutoCommit(false);
      return new DatabaseTransaction(connection, database, before);
    } catch (SQLException | RuntimeException e) {
      PooledConnections.close(connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  /** Commits what was done. */
  void commit() throws SQLException {
    H2SerializedWrites.execute(connection, database, connection::commit);
    ended = true;
  }

  /**
   * Ends a transaction that has only read, with a commit: when it rolls back, H2 forgets all the
   * statements that it has parsed.
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
        H2SerializedWrites.execute(connection, database, connection::rollback);
      }
      before.restore(connection);
    } catch (SQLException e) {
      LOG.debug("a connection could not be given back as it was", e);
    } finally {
      PooledConnections.close(connection);
    }
  }

  /** How a connection was; auto-commit was on. */
  private record Settings(int isolation) {

    /** The isolation level where it is chosen for one transaction alone. */
    private static final int UNCHANGED = -1;

    static Settings of(Connection connection, Database database) throws SQLException {
      return new Settings(
          database == Database.H2 ? connection.getTransactionIsolation() : UNCHANGED);
    }

    void restore(Connection connection) throws SQLException {
      if (isolation != UNCHANGED && isolation != connection.getTransactionIsolation()) {
        connection.setTransactionIsolation(isolation);
      }
      connection.setAutoCommit(true);
    }
  }
}

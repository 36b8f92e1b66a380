package dev.crmkit.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction that has begun on a connection of the host's pool. Closing it rolls back what was
 * not committed, and gives the connection back as it was; that this fails, on a connection that is
 * no more, changes nothing of what became of the transaction.
 */
final class Begun implements AutoCloseable {

  /** What a transaction sees of others. */
  enum Isolation {
    /** All statements see one moment. */
    SNAPSHOT,
    /** Each statement sees what is committed when it begins. */
    COMMITTED
  }

  private static final Logger LOG = LoggerFactory.getLogger(Begun.class);

  private final Connection connection;
  private final Database database;
  private final Settings before;

  private Begun(Connection connection, Database database, Settings before) {
    this.connection = connection;
    this.database = database;
    this.before = before;
  }

  /** Takes a connection and begins. */
  static Begun in(DataSource dataSource, Database database, Isolation isolation)
      throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      Settings before =
          database == Database.H2 ? OfH2.read(connection) : new OfAll(connection.getAutoCommit());
      connection.setAutoCommit(false);
      Begun begun = new Begun(connection, database, before);
      begun.set(isolation);
      return begun;
    } catch (SQLException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  private void set(Isolation isolation) throws SQLException {
    if (database == Database.H2) {
      OfH2.set(connection, isolation);
    } else {
      // For this transaction alone.
      execute(
          connection,
          "SET TRANSACTION ISOLATION LEVEL "
              + (isolation == Isolation.SNAPSHOT
                  ? "REPEATABLE READ, READ ONLY"
                  : "READ COMMITTED"));
    }
  }

  @Override
  public void close() {
    try {
      WholeStatements.run(connection, database, this::rollBack);
      before.restore(connection);
    } catch (SQLException e) {
      LOG.debug("a connection could not be given back as it was", e);
    } finally {
      close(connection);
    }
  }

  private boolean rollBack() throws SQLException {
    connection.rollback();
    return true;
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection could not be closed", e);
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement at = connection.createStatement()) {
      at.execute(statement);
    }
  }

  /** How a connection was. */
  private interface Settings {
    void restore(Connection connection) throws SQLException;
  }

  private record OfAll(boolean autoCommit) implements Settings {
    @Override
    public void restore(Connection connection) throws SQLException {
      connection.setAutoCommit(autoCommit);
    }
  }

  /** H2 keeps the isolation level, and how long it waits for locks, for what follows. */
  private record OfH2(boolean autoCommit, int isolation, int lockTimeout) implements Settings {

    /** H2's number for its isolation level SNAPSHOT. */
    private static final int SNAPSHOT = 6;

    private static final int LOCK_TIMEOUT_MILLIS = 60_000;

    static OfH2 read(Connection connection) throws SQLException {
      try (Statement at = connection.createStatement();
          ResultSet row = at.executeQuery("CALL LOCK_TIMEOUT()")) {
        row.next();
        return new OfH2(
            connection.getAutoCommit(), connection.getTransactionIsolation(), row.getInt(1));
      }
    }

    static void set(Connection connection, Isolation isolation) throws SQLException {
      connection.setTransactionIsolation(
          isolation == Isolation.SNAPSHOT ? SNAPSHOT : Connection.TRANSACTION_READ_COMMITTED);
      execute(connection, "SET LOCK_TIMEOUT " + LOCK_TIMEOUT_MILLIS);
    }

    @Override
    public void restore(Connection connection) throws SQLException {
      execute(connection, "SET LOCK_TIMEOUT " + lockTimeout);
      connection.setTransactionIsolation(isolation);
      connection.setAutoCommit(autoCommit);
    }
  }
}

package dev.crmkit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that has begun on a connection of the host's pool. Closing it rolls back what was
 * not committed, and leaves the connection as it was.
 */
final class Begun implements AutoCloseable {

  /** What a transaction sees of others. */
  enum Isolation {
    /** All statements see one moment. */
    SNAPSHOT,
    /** Each statement sees what is committed when it begins. */
    COMMITTED
  }

  /** H2's number for its isolation level SNAPSHOT. */
  private static final int H2_SNAPSHOT = 6;

  /** How long H2 waits for a lock; the others wait for as long as it takes, or almost. */
  private static final int H2_LOCK_TIMEOUT_MILLIS = 60_000;

  private final Connection connection;
  private final boolean committedAlone;
  private final int isolation;

  private Begun(Connection connection, boolean committedAlone, int isolation) {
    this.connection = connection;
    this.committedAlone = committedAlone;
    this.isolation = isolation;
  }

  /** Begins. */
  static Begun on(Connection connection, Database database, Isolation isolation)
      throws SQLException {
    boolean committedAlone = connection.getAutoCommit();
    // H2 alone keeps the level for the transactions that follow.
    int before = database == Database.H2 ? connection.getTransactionIsolation() : 0;
    Begun begun = new Begun(connection, committedAlone, before);
    try {
      connection.setAutoCommit(false);
      begun.set(database, isolation);
    } catch (SQLException e) {
      begun.close();
      throw e;
    }
    return begun;
  }

  Connection connection() {
    return connection;
  }

  private void set(Database database, Isolation isolation) throws SQLException {
    boolean snapshot = isolation == Isolation.SNAPSHOT;
    if (database == Database.H2) {
      connection.setTransactionIsolation(
          snapshot ? H2_SNAPSHOT : Connection.TRANSACTION_READ_COMMITTED);
      execute("SET LOCK_TIMEOUT " + H2_LOCK_TIMEOUT_MILLIS);
    } else {
      execute(
          "SET TRANSACTION ISOLATION LEVEL "
              + (snapshot ? "REPEATABLE READ, READ ONLY" : "READ COMMITTED"));
    }
  }

  private void execute(String statement) throws SQLException {
    try (Statement at = connection.createStatement()) {
      at.execute(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    if (isolation != 0) {
      connection.setTransactionIsolation(isolation);
    }
    connection.setAutoCommit(committedAlone);
  }
}

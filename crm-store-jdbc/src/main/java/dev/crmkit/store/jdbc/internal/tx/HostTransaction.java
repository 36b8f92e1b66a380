package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction of the host application on the host's connection, in which a store takes part. */
public final class HostTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(HostTransaction.class);

  private final Connection connection;
  private volatile boolean ended;

  /**
   * Takes part in the transaction of a connection.
   *
   * @throws IllegalArgumentException if the connection has auto-commit on, or is at another
   *     isolation level than READ COMMITTED
   */
  public HostTransaction(Connection connection) {
    this.connection = connection;
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "the connection has auto-commit on; call setAutoCommit(false) first");
      }
      if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
        throw new IllegalArgumentException(
            "the connection must be at the isolation level READ COMMITTED, so that it sees after"
                + " waiting for a lock what was committed before");
      }
    } catch (SQLException e) {
      throw SqlErrorTranslator.translate("joining the transaction", e);
    }
  }

  public Connection connection() {
    return connection;
  }

  /** Notes that the store takes part in a transaction on this connection, possibly a new one. */
  public void join() {
    ended = false;
  }

  /** Notes that the host reported the end. */
  public void end() {
    ended = true;
  }

  /** Returns whether the transaction is known to have ended, so that it holds no locks. */
  boolean hasEnded() {
    try {
      return ended || connection.isClosed() || connection.getAutoCommit();
    } catch (SQLException e) {
      LOG.debug("a connection that does not work has no transaction", e);
      return true;
    }
  }

  boolean isOnConnectionOf(HostTransaction other) {
    return connection.equals(other.connection);
  }
}

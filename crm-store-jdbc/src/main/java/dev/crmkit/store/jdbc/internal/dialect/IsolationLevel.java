package dev.crmkit.store.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a transaction sees of others. */
public enum IsolationLevel {

  /** All statements see one moment. */
  SNAPSHOT("REPEATABLE READ, READ ONLY", IsolationLevel.SNAPSHOT_OF_H2),

  /** Each statement sees what is committed when it begins. */
  COMMITTED("READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED);

  /** H2's number for its isolation level SNAPSHOT. */
  private static final int SNAPSHOT_OF_H2 = 6;

  private final String level;
  private final int levelOfH2;

  IsolationLevel(String level, int levelOfH2) {
    this.level = level;
    this.levelOfH2 = levelOfH2;
  }

  /** Chooses it for the transaction that begins on a connection; H2 keeps it for those after. */
  public void choose(Connection connection, Database database) throws SQLException {
    if (database != Database.H2) {
      try (Statement at = connection.createStatement()) {
        at.execute(statement());
      }
    } else if (connection.getTransactionIsolation() != levelOfH2) {
      connection.setTransactionIsolation(levelOfH2);
    }
  }

  /** What chooses it for the transaction that begins, but for H2. */
  public String statement() {
    return "SET TRANSACTION ISOLATION LEVEL " + level;
  }
}

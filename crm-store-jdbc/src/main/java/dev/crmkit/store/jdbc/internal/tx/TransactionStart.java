package dev.crmkit.store.jdbc.internal.tx;

import com.google.common.hash.Hashing;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.FairWorkspaceLock;
import dev.crmkit.store.jdbc.internal.dialect.IsolationLevel;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction begins: it chooses what it sees of others, waits for the lock of its workspace,
 * and then reads the workspace's row. PostgreSQL does all of it in one trip.
 *
 * <p>The lock is held to the end of the transaction: those who change records share it, who changes
 * the organisation is alone. Whoever waits is not overtaken for ever.
 *
 * <ul>
 *   <li>PostgreSQL has advisory locks for it, shared and fair. (Row locks FOR SHARE let an
 *       exclusive one starve.)
 *   <li>MariaDB and MySQL share a lock on the row of the workspace; InnoDB grants locks in the
 *       order in which they were asked for.
 *   <li>H2 has no shared locks: the row of the workspace is locked by one. It is given to any of
 *       those who wait for it, so the store's own transactions come to it by a {@link
 *       FairWorkspaceLock}; a host's may have it already.
 * </ul>
 */
public final class TransactionStart {

  /** How long H2 waits for the lock; others wait as long as they are told to. */
  private static final int SECONDS = 60;

  /** The lock of a workspace. */
  enum Lock {
    /** Without: for who only reads. */
    NONE,
    /** Beside others that share it. */
    SHARED,
    /** While nobody else has it. */
    EXCLUSIVE
  }

  private final Database database;
  private final String table;
  private final @Nullable IsolationLevel isolation;
  private final Lock lock;
  private final String text;

  /**
   * An opening.
   *
   * @param isolation null to leave it as the host chose it
   */
  TransactionStart(
      Database database, Tables tables, @Nullable IsolationLevel isolation, Lock lock) {
    this.database = database;
    this.table = tables.workspaces.table.getName();
    this.isolation = isolation;
    this.lock = lock;
    String row = WorkspaceRow.selectText(database, tables);
    this.text =
        switch (database) {
          case POSTGRESQL -> postgresStatement(row);
          case MARIADB -> row + mariaDbLockClause();
          case H2 -> lock == Lock.NONE ? row : row + " FOR UPDATE WAIT " + SECONDS;
        };
  }

  private String postgresStatement(String row) {
    StringJoiner all = new StringJoiner("; ");
    if (isolation != null) {
      all.add(isolation.statement());
    }
    if (lock != Lock.NONE) {
      all.add(
          lock == Lock.EXCLUSIVE
              ? "SELECT pg_advisory_xact_lock(?)"
              : "SELECT pg_advisory_xact_lock_shared(?)");
    }
    return all.add(row).toString();
  }

  private String mariaDbLockClause() {
    return switch (lock) {
      case NONE -> "";
      case SHARED -> " LOCK IN SHARE MODE";
      case EXCLUSIVE -> " FOR UPDATE";
    };
  }

  /**
   * Begins a transaction.
   *
   * @return the row of the workspace
   * @throws IllegalArgumentException when there is no such workspace
   */
  WorkspaceRow begin(Connection connection, WorkspaceId workspace) throws SQLException {
    if (isolation != null && database != Database.POSTGRESQL) {
      isolation.choose(connection, database);
    }
    if (isolation == null || lock == Lock.NONE || database != Database.H2) {
      return read(connection, workspace);
    }
    return FairWorkspaceLock.of(connection.getMetaData().getURL(), workspace)
        .acquire(() -> read(connection, workspace));
  }

  private WorkspaceRow read(Connection connection, WorkspaceId workspace) throws SQLException {
    try (PreparedStatement at = connection.prepareStatement(text)) {
      boolean inOneTrip = database == Database.POSTGRESQL;
      int values = 0;
      if (inOneTrip && lock != Lock.NONE) {
        at.setLong(++values, lockKey(workspace));
      }
      at.setString(++values, workspace.value());
      at.execute();
      if (inOneTrip && isolation != null) {
        at.getMoreResults();
      }
      if (inOneTrip && lock != Lock.NONE) {
        at.getMoreResults();
      }
      try (ResultSet row = at.getResultSet()) {
        return WorkspaceRow.read(row, workspace);
      }
    }
  }

  /**
   * PostgreSQL's number for the lock; two workspaces that share one wait for each other in vain.
   */
  private long lockKey(WorkspaceId workspace) {
    return Hashing.farmHashFingerprint64()
        .hashString(table + '/' + workspace.value(), StandardCharsets.UTF_8)
        .asLong();
  }
}

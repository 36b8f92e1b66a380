package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.IsolationLevel;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.sql.Tables;

/** The ways in which transactions begin. */
public final class TransactionStarts {

  final TransactionStart reading;
  final TransactionStart writing;
  final TransactionStart reorganizing;

  /** Within a host's transaction, to read or to write; the organisation stays as it was seen. */
  public final TransactionStart joining;

  /** Within a host's transaction, to reorganise. */
  public final TransactionStart joiningExclusive;

  private final String heads;

  TransactionStarts(Database database, Tables tables) {
    heads = WorkspaceRow.compareText(database, tables);
    reading =
        new TransactionStart(database, tables, IsolationLevel.SNAPSHOT, TransactionStart.Lock.NONE);
    writing =
        new TransactionStart(
            database, tables, IsolationLevel.COMMITTED, TransactionStart.Lock.SHARED);
    reorganizing =
        new TransactionStart(
            database, tables, IsolationLevel.COMMITTED, TransactionStart.Lock.EXCLUSIVE);
    joining = new TransactionStart(database, tables, null, TransactionStart.Lock.SHARED);
    joiningExclusive =
        new TransactionStart(database, tables, null, TransactionStart.Lock.EXCLUSIVE);
  }

  /**
   * A statement that answers a query when the row of a workspace is as expected. Its values are
   * those of the row, the id of the workspace last, and then those of the query. Behind the columns
   * of the query there are {@code is_row}, and {@code is_same} which tells about the workspace.
   * When nothing is found there is one row that is none. The order of the rows is lost.
   */
  String withWorkspaceCheck(String query) {
    return "SELECT q.*, h.is_same FROM ("
        + heads
        + ") h LEFT JOIN (SELECT a.*, TRUE AS is_row FROM ("
        + query
        + ") a) q ON h.is_same";
  }
}

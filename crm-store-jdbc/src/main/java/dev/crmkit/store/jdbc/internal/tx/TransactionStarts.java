package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.dialect.IsolationLevel;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.dialect.StartStatement;
import dev.crmkit.store.jdbc.internal.dialect.WorkspaceLockMode;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The statements that begin transactions. */
public final class TransactionStarts {

  final StartStatement reading;
  final StartStatement writing;
  final StartStatement reorganizing;

  /** In a host's transaction, to read or write; keeps the organisation as it is. */
  public final StartStatement joining;

  /** In a host's transaction, to change the organisation. */
  public final StartStatement joiningExclusive;

  private final SqlDialect dialect;
  private final String lockNamespace;
  private final String selectRow;
  private final String compareRow;

  TransactionStarts(SqlDialect dialect, Tables tables) {
    this.dialect = dialect;
    this.lockNamespace = tables.workspaces.table.getName();
    this.selectRow = WorkspaceRow.selectText(dialect, tables);
    this.compareRow = WorkspaceRow.compareText(dialect, tables);
    this.reading = statement(IsolationLevel.SNAPSHOT, WorkspaceLockMode.NONE);
    this.writing = statement(IsolationLevel.READ_COMMITTED, WorkspaceLockMode.SHARED);
    this.reorganizing = statement(IsolationLevel.READ_COMMITTED, WorkspaceLockMode.EXCLUSIVE);
    this.joining = statement(null, WorkspaceLockMode.SHARED);
    this.joiningExclusive = statement(null, WorkspaceLockMode.EXCLUSIVE);
  }

  private StartStatement statement(@Nullable IsolationLevel isolation, WorkspaceLockMode lock) {
    return dialect.startStatement(selectRow, lockNamespace, isolation, lock);
  }

  /**
   * Begins a transaction.
   *
   * @throws IllegalArgumentException if the workspace does not exist
   */
  static WorkspaceRow begin(StartStatement start, Connection connection, WorkspaceId workspace)
      throws SQLException {
    return start.execute(connection, workspace, rows -> WorkspaceRow.read(rows, workspace));
  }

  /**
   * Returns a statement that answers a query if the row of a workspace has some values. Its
   * parameters are those values, the id of the workspace, and then those of the query. Behind the
   * columns of the query, {@code is_row} is true unless the query found nothing, and {@code
   * is_same} says whether the row of the workspace has the values. The order of the rows is lost.
   */
  String withWorkspaceCheck(String query) {
    return "SELECT q.*, h.is_same FROM ("
        + compareRow
        + ") h LEFT JOIN (SELECT a.*, TRUE AS is_row FROM ("
        + query
        + ") a) q ON h.is_same";
  }
}

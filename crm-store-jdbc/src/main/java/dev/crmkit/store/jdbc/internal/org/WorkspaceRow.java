package dev.crmkit.store.jdbc.internal.org;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.SqlRenderer;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.impl.DSL;

/**
 * The row of a workspace, as a transaction has read it.
 *
 * @param workspace the id of the workspace
 * @param cursorKey the secret by which its cursors are sealed
 * @param epoch distinguishes the workspace from an earlier one with the same id
 * @param revision the revision of its organisation
 * @param stamp a random number drawn for the revision
 */
public record WorkspaceRow(
    WorkspaceId workspace, String cursorKey, long epoch, long revision, long stamp) {

  /** Returns the query for the row, with the id of the workspace as its parameter. */
  public static String selectText(SqlDialect dialect, Tables tables) {
    Tables.Workspaces at = tables.workspaces;
    return SqlRenderer.of(
        dialect,
        DSL.select(at.cursorKey, at.epoch, at.revision, at.stamp)
            .from(at.table)
            .where(at.workspace.eq(PreparedSql.parameter(at.workspace))));
  }

  /** Returns the query that says as {@code is_same} whether the row has some values. */
  public static String compareText(SqlDialect dialect, Tables tables) {
    Tables.Workspaces at = tables.workspaces;
    return SqlRenderer.of(
        dialect,
        DSL.select(
                DSL.field(
                        PreparedSql.equalParameters(
                            List.of(at.cursorKey, at.epoch, at.revision, at.stamp)))
                    .as("is_same"))
            .from(at.table)
            .where(at.workspace.eq(PreparedSql.parameter(at.workspace))));
  }

  /**
   * Reads the row.
   *
   * @throws IllegalArgumentException if the workspace does not exist
   */
  public static WorkspaceRow read(ResultSet row, WorkspaceId workspace) throws SQLException {
    if (!row.next()) {
      throw StoreArguments.noWorkspace(workspace);
    }
    return new WorkspaceRow(
        workspace, row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
  }

  /** Returns the row with another revision. */
  WorkspaceRow withRevision(long nextRevision, long nextStamp) {
    return new WorkspaceRow(workspace, cursorKey, epoch, nextRevision, nextStamp);
  }
}

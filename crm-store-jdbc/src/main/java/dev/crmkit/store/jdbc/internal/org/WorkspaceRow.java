package dev.crmkit.store.jdbc.internal.org;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.SqlRenderer;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.impl.DSL;

/**
 * The row of a workspace, as a transaction finds it.
 *
 * @param workspace which
 * @param cursorKey the secret that its cursors are sealed with
 * @param epoch what tells this life of the workspace from another
 * @param revision of its organisation
 * @param stamp a random number that was drawn for the revision
 */
public record WorkspaceRow(
    WorkspaceId workspace, String cursorKey, long epoch, long revision, long stamp) {

  /** The statement that finds it by the id of the workspace. */
  public static String selectText(Database database, Tables tables) {
    Tables.Workspaces at = tables.workspaces;
    return SqlRenderer.of(
        database,
        DSL.select(at.cursorKey, at.epoch, at.revision, at.stamp)
            .from(at.table)
            .where(at.workspace.eq(PreparedSql.parameter(at.workspace))));
  }

  /** The statement that tells by {@code is_same} whether the row of a workspace has some values. */
  public static String compareText(Database database, Tables tables) {
    Tables.Workspaces at = tables.workspaces;
    return SqlRenderer.of(
        database,
        DSL.select(
                DSL.field(
                        PreparedSql.equalParameters(
                            List.of(at.cursorKey, at.epoch, at.revision, at.stamp)))
                    .as("is_same"))
            .from(at.table)
            .where(at.workspace.eq(PreparedSql.parameter(at.workspace))));
  }

  /**
   * Reads it.
   *
   * @param row what the statement found
   * @throws IllegalArgumentException when there is no such workspace
   */
  public static WorkspaceRow read(ResultSet row, WorkspaceId workspace) throws SQLException {
    if (!row.next()) {
      throw new IllegalArgumentException("there is no workspace '" + workspace + "'");
    }
    return new WorkspaceRow(
        workspace, row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
  }

  /** The same at another revision. */
  WorkspaceRow withRevision(long nextRevision, long nextStamp) {
    return new WorkspaceRow(workspace, cursorKey, epoch, nextRevision, nextStamp);
  }
}

package dev.crmkit.store.jdbc;

import dev.crmkit.core.WorkspaceId;
import org.jooq.DSLContext;
import org.jooq.Record4;

/**
 * The row of a workspace, as a transaction finds it.
 *
 * @param workspace which
 * @param cursorKey the secret that its cursors are sealed with
 * @param epoch what tells this life of the workspace from another
 * @param revision of its organisation
 * @param stamp a random number that was drawn for the revision
 */
record Head(WorkspaceId workspace, String cursorKey, long epoch, long revision, long stamp) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when there is no such workspace
   */
  static Head read(DSLContext sql, Tables tables, WorkspaceId workspace) {
    Tables.Workspaces at = tables.workspaces;
    Record4<String, Long, Long, Long> row =
        sql.select(at.cursorKey, at.epoch, at.revision, at.stamp)
            .from(at.table)
            .where(at.workspace.eq(workspace.value()))
            .fetchOne();
    if (row == null) {
      throw new IllegalArgumentException("there is no workspace '" + workspace + "'");
    }
    return new Head(workspace, row.value1(), row.value2(), row.value3(), row.value4());
  }

  /** The same at another revision. */
  Head at(long nextRevision, long nextStamp) {
    return new Head(workspace, cursorKey, epoch, nextRevision, nextStamp);
  }
}

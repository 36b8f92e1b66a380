package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.store.jdbc.internal.event.EventRows;
import dev.crmkit.store.jdbc.internal.org.OrgRows;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.sql.JooqContexts;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Creates workspaces and lists them. */
public final class WorkspaceCreation {

  private WorkspaceCreation() {}

  public static Set<WorkspaceId> workspaces(DSLContext sql, Tables tables) {
    Tables.Workspaces at = tables.workspaces;
    return new HashSet<>(
        sql.select(at.workspace).from(at.table).fetch(row -> WorkspaceId.of(row.value1())));
  }

  /**
   * Creates a workspace.
   *
   * @return false if it exists
   */
  public static boolean create(
      Connection connection,
      StoreContext context,
      WorkspaceId workspace,
      String cursorKey,
      OrgDelta founding,
      List<Event> events) {
    DSLContext sql = JooqContexts.on(connection, context.dialect());
    Tables tables = context.tables();
    if (workspaces(sql, tables).contains(workspace)) {
      return false;
    }
    WorkspaceRow row =
        new WorkspaceRow(workspace, cursorKey, OrgRows.randomStamp(), 1, OrgRows.randomStamp());
    // Fails unless the entries form an organisation with a Director.
    OrgSnapshot.of(workspace, row.epoch(), 1, founding.put(), founding.removed()).director();
    Tables.Workspaces at = tables.workspaces;
    sql.insertInto(at.table, at.workspace, at.cursorKey, at.epoch, at.revision, at.stamp)
        .values(workspace.value(), cursorKey, row.epoch(), row.revision(), row.stamp())
        .execute();
    OrgRows org = new OrgRows(sql, context.dialect(), tables);
    org.insertRevision(row);
    org.write(row, founding);
    sql.insertInto(tables.feeds.table, tables.feeds.workspace, tables.feeds.lastPosition)
        .values(workspace.value(), 0L)
        .execute();
    new EventRows(context.eventStatements(), connection, workspace.value(), null).append(events);
    return true;
  }
}

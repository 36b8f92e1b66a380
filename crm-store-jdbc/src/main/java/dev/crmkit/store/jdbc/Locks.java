package dev.crmkit.store.jdbc;

import com.google.common.hash.Hashing;
import dev.crmkit.core.WorkspaceId;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/**
 * The lock of a workspace, held to the end of the transaction: those who change records share it,
 * who changes the organisation is alone. Whoever waits is not overtaken for ever.
 *
 * <ul>
 *   <li>PostgreSQL has advisory locks for it, shared and fair. (Row locks FOR SHARE let an
 *       exclusive one starve.)
 *   <li>MariaDB and MySQL share a lock on the row of the workspace; InnoDB grants locks in the
 *       order in which they were asked for.
 *   <li>H2 has no shared locks: the row of the workspace is locked by one. It is given to any of
 *       those who wait for it, so the store's own transactions come to it by a {@link Turnstile}.
 * </ul>
 */
final class Locks {

  private final Database database;
  private final Tables tables;

  Locks(Database database, Tables tables) {
    this.database = database;
    this.tables = tables;
  }

  /** Waits for the lock of a workspace; of one that there is not, nothing need be held. */
  void take(DSLContext sql, WorkspaceId workspace, boolean alone) {
    switch (database) {
      case POSTGRESQL ->
          sql.select(
                  DSL.function(
                      alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared",
                      Object.class,
                      DSL.val(key(workspace))))
              .execute();
      case MARIADB -> {
        var row = row(sql, workspace);
        (alone ? row.forUpdate() : row.forShare()).execute();
      }
      case H2 -> row(sql, workspace).forUpdate().execute();
    }
  }

  /** {@link #take} for a transaction that does not have it yet, in turn with others of its kind. */
  void takeInTurn(DSLContext sql, WorkspaceId workspace, boolean alone) {
    if (database == Database.H2) {
      String url = sql.connectionResult(connection -> connection.getMetaData().getURL());
      Turnstile.of(url, workspace).pass(() -> take(sql, workspace, alone));
    } else {
      take(sql, workspace, alone);
    }
  }

  private SelectConditionStep<Record1<Long>> row(DSLContext sql, WorkspaceId workspace) {
    Tables.Workspaces at = tables.workspaces;
    return sql.select(at.revision).from(at.table).where(at.workspace.eq(workspace.value()));
  }

  /**
   * PostgreSQL's number for the lock; two workspaces that share one wait for each other in vain.
   */
  private long key(WorkspaceId workspace) {
    return Hashing.farmHashFingerprint64()
        .hashString(
            tables.workspaces.table.getName() + '/' + workspace.value(), StandardCharsets.UTF_8)
        .asLong();
  }
}

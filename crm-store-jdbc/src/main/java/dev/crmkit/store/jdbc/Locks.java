package dev.crmkit.store.jdbc;

import com.google.common.hash.Hashing;
import dev.crmkit.core.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.DSLContext;
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
 *   <li>H2 has no shared locks: there are some rows, of which one is enough for who shares; who
 *       wants to be alone takes all of them, one after the other.
 * </ul>
 */
final class Locks {

  /** How many can change records at the same time on H2. */
  static final int SLOTS = 16;

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
        Tables.Workspaces at = tables.workspaces;
        var row = sql.select(at.revision).from(at.table).where(at.workspace.eq(workspace.value()));
        (alone ? row.forUpdate() : row.forShare()).execute();
      }
      case H2 -> takeSlots(sql, workspace, alone);
    }
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

  private void takeSlots(DSLContext sql, WorkspaceId workspace, boolean alone) {
    int first = alone ? 0 : ThreadLocalRandom.current().nextInt(SLOTS);
    int last = alone ? SLOTS - 1 : first;
    Tables.LockSlots at = tables.lockSlots;
    for (int slot = first; slot <= last; slot++) {
      sql.select(at.slot)
          .from(at.table)
          .where(at.workspace.eq(workspace.value()))
          .and(at.slot.eq(slot))
          .forUpdate()
          .execute();
    }
  }

  /** The rows that {@link #take} needs for a new workspace. */
  void create(DSLContext sql, WorkspaceId workspace) {
    if (database == Database.H2) {
      Tables.LockSlots at = tables.lockSlots;
      for (int slot = 0; slot < SLOTS; slot++) {
        sql.insertInto(at.table, at.workspace, at.slot).values(workspace.value(), slot).execute();
      }
    }
  }
}

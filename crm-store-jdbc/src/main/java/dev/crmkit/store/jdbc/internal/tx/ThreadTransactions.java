package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.internal.store.StoreArguments;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The write transactions that each thread has open, for each workspace: a write of the store's own,
 * or a transaction of the host that the store joined. Each is on a connection of its own. A second
 * one of the same workspace could wait for locks of the first, which its thread cannot end
 * meanwhile, and the database would see no deadlock; so it is refused. Stores on the same tables
 * count as one, whatever their {@code DataSource}.
 */
public final class ThreadTransactions {

  private static final ThreadLocal<Map<WorkspaceKey, OpenTransaction>> OPEN =
      ThreadLocal.withInitial(HashMap::new);

  private ThreadTransactions() {}

  /**
   * A workspace in a database.
   *
   * @param store the database and the tables, see {@link StoreContext#location}
   * @param workspace the id of the workspace
   */
  record WorkspaceKey(String store, WorkspaceId workspace) {}

  /** An open transaction; {@code joined} is null for a write of the store's own. */
  private record OpenTransaction(@Nullable HostTransaction joined) {
    boolean isOver() {
      return joined != null && joined.hasEnded();
    }
  }

  /**
   * Registers a write of the store's own in this thread.
   *
   * @throws IllegalStateException if this thread has a transaction of the workspace open
   */
  static void beginOwn(WorkspaceKey place) {
    OpenTransaction present = openEntry(place);
    if (present != null) {
      throw StoreArguments.nestedWrite(
          place.workspace(),
          present.joined == null
              ? "use the transaction that it has instead of a second one"
              : "it has a joined transaction open: use sessions of that JoinedStore, or end the"
                  + " transaction first and report its end, by committed() after a commit or"
                  + " close() after a rollback");
    }
    OPEN.get().put(place, new OpenTransaction(null));
  }

  /** Removes a write of the store's own. */
  static void endOwn(WorkspaceKey place) {
    OPEN.get().remove(place);
    removeIfEmpty();
  }

  /**
   * Registers a transaction of the host in this thread, again if it is registered. Another one on
   * the same connection is the same transaction, or one that has ended.
   *
   * @throws IllegalStateException if this thread has another transaction of the workspace open
   */
  public static void join(WorkspaceKey place, HostTransaction joined) {
    OpenTransaction present = openEntry(place);
    if (present != null && (present.joined == null || !present.joined.isOnConnectionOf(joined))) {
      throw StoreArguments.nestedWrite(
          place.workspace(),
          present.joined == null
              ? "use the joined store before or after that callback, not within it"
              : "end that joined transaction first and report its end, by committed() after a"
                  + " commit or close() after a rollback");
    }
    OPEN.get().put(place, new OpenTransaction(joined));
  }

  /** Removes a transaction of the host from this thread; other threads find out when they look. */
  public static void leave(HostTransaction joined) {
    OPEN.get().values().removeIf(holder -> joined.equals(holder.joined));
    removeIfEmpty();
  }

  private static @Nullable OpenTransaction openEntry(WorkspaceKey place) {
    OPEN.get().values().removeIf(OpenTransaction::isOver);
    return OPEN.get().get(place);
  }

  private static void removeIfEmpty() {
    if (OPEN.get().isEmpty()) {
      OPEN.remove();
    }
  }
}

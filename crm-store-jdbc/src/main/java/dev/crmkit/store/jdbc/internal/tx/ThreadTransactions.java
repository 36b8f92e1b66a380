package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.internal.store.StoreArguments;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that each thread has open for writing, for each database and workspace: a write
 * of the store's own, or a transaction of the host that a store joined. Each of them is on a
 * connection of its own, so a second one of the same workspace could wait for locks of the first,
 * which its thread cannot end meanwhile; the database sees no deadlock there. So the second one is
 * refused at once. Stores with the same tables count as one, whatever their {@code DataSource}.
 */
public final class ThreadTransactions {

  private static final ThreadLocal<Map<WorkspaceKey, OpenTransaction>> OPEN =
      ThreadLocal.withInitial(HashMap::new);

  private ThreadTransactions() {}

  /**
   * A workspace in a database.
   *
   * @param store the database and the tables, as {@link StoreContext#workspaceKey} names them
   * @param workspace which
   */
  record WorkspaceKey(String store, WorkspaceId workspace) {}

  /** What has a transaction open: a write of the store's own where {@code joined} is null. */
  private record OpenTransaction(@Nullable HostTransaction joined) {
    boolean isOver() {
      return joined != null && joined.hasEnded();
    }
  }

  /**
   * Notes that a write of the store's own begins in this thread.
   *
   * @throws IllegalStateException when this thread has a transaction of that workspace open
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

  /** Notes that a write of the store's own has ended. */
  static void endOwn(WorkspaceKey place) {
    OPEN.get().remove(place);
    removeIfEmpty();
  }

  /**
   * Notes that a joined transaction takes part in a workspace in this thread, for the first time or
   * again. Another one on the same connection is of the same transaction, or of one that has ended.
   *
   * @throws IllegalStateException when this thread has another transaction of that workspace open
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

  /** Notes that a joined transaction has ended; other threads find out when they look. */
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

package dev.crmkit.store.jdbc.internal.dialect;

import com.google.common.collect.MapMaker;
import dev.crmkit.core.WorkspaceId;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A queue in front of the row lock of a workspace, for the threads of this process: none is
 * overtaken by later ones. It only orders them; the row lock excludes them. A thread that holds the
 * row lock must not enter the queue again, since its head may be waiting for that lock.
 */
public final class FairWorkspaceLock {

  private static final ConcurrentMap<Key, FairWorkspaceLock> ALL =
      new MapMaker().weakValues().makeMap();

  private final Lock lock = new ReentrantLock(true);

  private FairWorkspaceLock() {}

  private record Key(String url, WorkspaceId workspace) {}

  /** Returns the queue for a workspace in the database with a URL. */
  public static FairWorkspaceLock of(String url, WorkspaceId workspace) {
    return ALL.computeIfAbsent(new Key(url, workspace), key -> new FairWorkspaceLock());
  }

  /** Takes the row lock. */
  public interface Step<T> {
    T take() throws SQLException;
  }

  /**
   * Waits for its turn in the queue, then for the row lock.
   *
   * @param step takes the row lock
   */
  public <T> T acquire(Step<T> step) throws SQLException {
    lock.lock();
    try {
      return step.take();
    } finally {
      lock.unlock();
    }
  }
}

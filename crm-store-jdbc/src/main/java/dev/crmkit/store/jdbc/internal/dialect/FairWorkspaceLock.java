package dev.crmkit.store.jdbc.internal.dialect;

import com.google.common.collect.MapMaker;
import dev.crmkit.core.WorkspaceId;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to the lock of a workspace for all that run in this process: nobody is overtaken by those
 * who come later. It only makes an order; what keeps them apart is the lock. Who has the lock must
 * not come here again: somebody may be waiting here for him.
 */
public final class FairWorkspaceLock {

  private static final ConcurrentMap<Way, FairWorkspaceLock> ALL =
      new MapMaker().weakValues().makeMap();

  private final Lock lock = new ReentrantLock(true);

  private FairWorkspaceLock() {}

  private record Way(String url, WorkspaceId workspace) {}

  /** The one before a workspace in the database with a URL. */
  public static FairWorkspaceLock of(String url, WorkspaceId workspace) {
    return ALL.computeIfAbsent(new Way(url, workspace), way -> new FairWorkspaceLock());
  }

  /** What takes the lock. */
  public interface Step<T> {
    T take() throws SQLException;
  }

  /**
   * Waits for the turn, takes the lock and lets the next come.
   *
   * @param step returns when the lock is held
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

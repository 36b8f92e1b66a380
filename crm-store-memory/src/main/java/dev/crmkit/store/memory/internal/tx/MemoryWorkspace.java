package dev.crmkit.store.memory.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One workspace: its present state, which readers take without waiting, and the lock at which its
 * writers queue.
 */
public final class MemoryWorkspace {

  private final StagingArea staging = new StagingArea();
  private final WorkspaceId id;
  private final ReentrantLock writeLock = new ReentrantLock(true);
  private volatile WorkspaceState state;

  public MemoryWorkspace(WorkspaceId id, WorkspaceState state) {
    this.id = id;
    this.state = state;
  }

  public WorkspaceState state() {
    return state;
  }

  public StagingArea staging() {
    return staging;
  }

  public <T> T read(Function<? super MemoryReadTransaction, T> work) {
    MemoryReadTransaction transaction = new MemoryReadTransaction(state);
    try {
      return work.apply(transaction);
    } finally {
      transaction.end();
    }
  }

  public <T> T write(Function<? super MemoryWriteTransaction, T> work) {
    if (writeLock.isHeldByCurrentThread()) {
      throw StoreArguments.nestedWrite(
          id, "use the transaction that it has instead of a second one");
    }
    writeLock.lock();
    try {
      MemoryWriteTransaction transaction = new MemoryWriteTransaction(state, staging);
      try {
        T result = work.apply(transaction);
        state = transaction.finish();
        return result;
      } finally {
        transaction.end();
      }
    } finally {
      writeLock.unlock();
    }
  }
}

package dev.crmkit.store.memory;

import dev.crmkit.core.WorkspaceId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One workspace: its present state, which readers take without waiting, and the lock at which its
 * writers queue.
 */
final class Workspace {

  private final Staging staging = new Staging();
  private final WorkspaceId id;
  private final ReentrantLock writing = new ReentrantLock(true);
  private volatile State state;

  Workspace(WorkspaceId id, State state) {
    this.id = id;
    this.state = state;
  }

  State state() {
    return state;
  }

  Staging staging() {
    return staging;
  }

  <T> T read(Function<? super MemoryRead, T> work) {
    MemoryRead transaction = new MemoryRead(state);
    try {
      return work.apply(transaction);
    } finally {
      transaction.end();
    }
  }

  <T> T write(Function<? super MemoryWrite, T> work) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "this thread is changing workspace '"
              + id
              + "' already; use the transaction that it has instead of a second one");
    }
    writing.lock();
    try {
      MemoryWrite transaction = new MemoryWrite(state, staging);
      try {
        T result = work.apply(transaction);
        state = transaction.finish();
        return result;
      } finally {
        transaction.end();
      }
    } finally {
      writing.unlock();
    }
  }
}

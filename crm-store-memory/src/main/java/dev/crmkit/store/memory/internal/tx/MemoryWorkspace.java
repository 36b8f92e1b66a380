package dev.crmkit.store.memory.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.internal.store.EventSignal;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.store.memory.internal.state.WorkspaceState;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A workspace with multi-version concurrency control: readers use the state that is current when
 * they begin and never wait; writers are serialized by a fair lock, and publish a new state when
 * they commit.
 */
public final class MemoryWorkspace {

  private final StagingArea staging = new StagingArea();
  private final WorkspaceId id;
  private final ReentrantLock writeLock = new ReentrantLock(true);
  private final EventSignal commits = new EventSignal();
  private volatile WorkspaceState state;

  public MemoryWorkspace(WorkspaceId id, WorkspaceState state) {
    this.id = id;
    this.state = state;
  }

  /** Creates a workspace without records. */
  public static MemoryWorkspace create(OrgSnapshot org, String cursorKey, List<Event> events) {
    MutationToken token = new MutationToken();
    WorkspaceState state = new WorkspaceState(org, cursorKey).mutableCopy(token);
    events.forEach(state.events()::append);
    token.close();
    return new MemoryWorkspace(org.workspace(), state);
  }

  public WorkspaceState state() {
    return state;
  }

  public StagingArea staging() {
    return staging;
  }

  /** Returns the signal that is given at each commit. */
  public EventSignal commits() {
    return commits;
  }

  /** Runs a callback on the current state. */
  public <T> T read(Function<? super ReadTransaction, T> work) {
    MemoryReadTransaction transaction = new MemoryReadTransaction(state);
    try {
      return work.apply(transaction);
    } finally {
      transaction.end();
    }
  }

  /**
   * Runs a callback that changes the workspace. What it changed is published when it returns, and
   * discarded if it throws.
   */
  public <T> T write(Function<? super OrgTransaction, T> work) {
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
        commits.signal();
        return result;
      } finally {
        transaction.end();
      }
    } finally {
      writeLock.unlock();
    }
  }
}

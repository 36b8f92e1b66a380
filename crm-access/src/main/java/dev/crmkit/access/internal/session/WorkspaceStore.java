package dev.crmkit.access.internal.session;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs functions in transactions of one workspace. All transactions of this module are started
 * here.
 *
 * <h2>A function may run again</h2>
 *
 * A store retries a transaction that conflicts with another one, so a function may run several
 * times before one of its results counts. It must change nothing except through its transaction,
 * and must not consume what can be read only once. So streams are read, and collections and
 * iterators of the host application copied, before the transaction begins; and callbacks of the
 * host application run after it has ended.
 */
public final class WorkspaceStore {

  private final CrmStore store;
  private final WorkspaceId workspace;
  private final boolean isDryRun;

  public WorkspaceStore(CrmStore store, WorkspaceId workspace) {
    this(store, workspace, false);
  }

  private WorkspaceStore(CrmStore store, WorkspaceId workspace, boolean isDryRun) {
    this.store = store;
    this.workspace = workspace;
    this.isDryRun = isDryRun;
  }

  /** Returns this workspace, with changes that are rolled back at the end of each function. */
  WorkspaceStore dryRun() {
    return new WorkspaceStore(store, workspace, true);
  }

  public boolean isDryRun() {
    return isDryRun;
  }

  public WorkspaceId workspace() {
    return workspace;
  }

  public <T> T read(Function<? super ReadTransaction, T> work) {
    return store.read(workspace, work);
  }

  /** Like {@link #read}, for a function that calls the transaction once for data. */
  public <T> T readSingle(Function<? super ReadTransaction, T> work) {
    return store.readSingle(workspace, work);
  }

  public <T> T write(Function<? super WriteTransaction, T> work) {
    return isDryRun ? rolledBack(store::write, work) : store.write(workspace, work);
  }

  public <T> T reorganise(Function<? super OrgTransaction, T> work) {
    return isDryRun ? rolledBack(store::reorganise, work) : store.reorganise(workspace, work);
  }

  /** Thrown by the callback of a dry run, so that the store rolls back. */
  private static final class RollbackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RollbackException() {
      super("a dry run", null, false, false);
    }
  }

  private <X, T> T rolledBack(
      BiConsumer<WorkspaceId, Function<X, Boolean>> transaction, Function<? super X, T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    try {
      transaction.accept(
          workspace,
          tx -> {
            result.set(work.apply(tx));
            throw new RollbackException();
          });
    } catch (RollbackException e) {
      return Objects.requireNonNull(result.get());
    }
    throw new IllegalStateException("the store has not rethrown the exception of a callback");
  }

  /** Calls a function, at once and after each commit of events, until it returns true. */
  public boolean awaitEvents(BooleanSupplier look, Duration timeout) throws InterruptedException {
    return store.awaitEvents(workspace, look, timeout);
  }

  /** Reads a stream into the store, outside of any transaction and once. */
  public StagedContent stage(InputStream content, long limit) {
    return store.stage(workspace, content, limit);
  }

  public void discard(StagedContent content) {
    store.discard(workspace, content);
  }
}

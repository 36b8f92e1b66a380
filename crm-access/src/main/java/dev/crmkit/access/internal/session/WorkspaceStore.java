package dev.crmkit.access.internal.session;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import java.io.InputStream;
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

  public WorkspaceStore(CrmStore store, WorkspaceId workspace) {
    this.store = store;
    this.workspace = workspace;
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
    return store.write(workspace, work);
  }

  public <T> T reorganise(Function<? super OrgTransaction, T> work) {
    return store.reorganise(workspace, work);
  }

  /** Reads a stream into the store, outside of any transaction and once. */
  public StagedContent stage(InputStream content, long limit) {
    return store.stage(workspace, content, limit);
  }

  public void discard(StagedContent content) {
    store.discard(workspace, content);
  }
}

package dev.crmkit.core.store;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.internal.store.EventSignal;
import dev.crmkit.core.org.OrgDelta;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Persistent storage of workspaces, without access control: whoever has the store can do
 * everything. Host applications open a guarded {@code Crm} on it; imports, migrations and tests can
 * use it directly.
 *
 * <h2>Transactions</h2>
 *
 * Work is given as a callback, which runs in one transaction. It is committed when the callback
 * returns, and rolled back when it throws; the exception is rethrown. A store may run a callback
 * again to retry it, so a callback must have no effects other than through its transaction.
 *
 * <p>A transaction belongs to the thread of the callback and ends with it. Later use, use in
 * another thread, and a second {@link #write} or {@link #reorganise} of the same workspace within
 * the callback throw an {@link IllegalStateException}.
 *
 * <p>A callback that catches an exception of its transaction can continue only if that is an {@link
 * IllegalArgumentException}, which means that nothing was changed. After any other exception it
 * must end.
 *
 * <h2>Every method</h2>
 *
 * All methods are thread-safe. Each throws {@link dev.crmkit.core.error.StoreFailureException} if
 * the store fails or is closed, and {@link IllegalArgumentException} if there is no such workspace.
 */
public interface CrmStore extends AutoCloseable {

  /**
   * Creates a workspace, with its organisation at revision 1.
   *
   * @param workspace the id of the workspace
   * @param cursorKey the secret that seals the cursors of this workspace, stored with it
   * @param founding the first entries of the organisation: one Director with a portfolio, and
   *     section 1
   * @param events the first events of the feed
   * @return false if the workspace exists already; then nothing is changed
   */
  boolean create(WorkspaceId workspace, String cursorKey, OrgDelta founding, List<Event> events);

  /**
   * Returns the workspaces in the store.
   *
   * @return their ids
   */
  Set<WorkspaceId> workspaces();

  /**
   * Reads from one snapshot: the organisation and the data are of the same moment, and nothing that
   * is committed meanwhile is visible. A read does not wait for writers.
   *
   * @param <T> the result of the callback
   * @param workspace the workspace
   * @param work the callback
   * @return the result of the callback
   */
  <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work);

  /**
   * Runs a callback that makes a single query, such as for a record, a list or a count, in addition
   * to {@link ReadTransaction#org} and {@link ReadTransaction#cursorKey}. A store on another
   * machine can answer it in one round trip. A callback with more queries works, but is slower than
   * in {@link #read}.
   *
   * <p>This is an optimistic read: a store may pass a cached organisation to the callback. It
   * validates the organisation together with the query and runs the callback again if it was stale;
   * a result or an exception of a stale run is discarded.
   *
   * @param <T> the result of the callback
   * @param workspace the workspace
   * @param work the callback
   * @return the result of the callback
   */
  default <T> T readSingle(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
    return read(workspace, work);
  }

  /**
   * Changes records. No change of the organisation is committed while the callback runs, so {@link
   * ReadTransaction#org} is the organisation under which the change takes effect (rules.md W4).
   * Several such callbacks can run at once, and each sees everything committed before it began. If
   * two change the same record, the second waits or is run again.
   *
   * @param <T> the result of the callback
   * @param workspace the workspace
   * @param work the callback
   * @return the result of the callback
   */
  <T> T write(WorkspaceId workspace, Function<? super WriteTransaction, T> work);

  /**
   * Changes the organisation, and records with it. It is exclusive: no other change of the
   * workspace is committed while the callback runs.
   *
   * @param <T> the result of the callback
   * @param workspace the workspace
   * @param work the callback
   * @return the result of the callback
   */
  <T> T reorganise(WorkspaceId workspace, Function<? super OrgTransaction, T> work);

  /**
   * Calls {@link #write} with a callback that returns nothing.
   *
   * @param workspace the workspace
   * @param work the callback
   */
  default void useWrite(WorkspaceId workspace, Consumer<? super WriteTransaction> work) {
    write(
        workspace,
        tx -> {
          work.accept(tx);
          return Boolean.TRUE;
        });
  }

  /**
   * Calls {@link #reorganise} with a callback that returns nothing.
   *
   * @param workspace the workspace
   * @param work the callback
   */
  default void useReorganise(WorkspaceId workspace, Consumer<? super OrgTransaction> work) {
    reorganise(
        workspace,
        tx -> {
          work.accept(tx);
          return Boolean.TRUE;
        });
  }

  /**
   * Waits for an event. The method calls a function that looks for it, at once and again after each
   * commit of events to the workspace, until the function returns true. A commit during a look
   * leads to another look, so no event is missed. A waiting thread holds no transaction.
   *
   * <p>The default implementation looks once a second. A store that knows when events are committed
   * reacts faster and reads less.
   *
   * @param workspace the workspace
   * @param look reads the workspace in a transaction of its own, and returns whether to stop
   * @param timeout how long to wait; if it is zero or negative, the function is called once
   * @return false if the time has passed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  default boolean awaitEvents(WorkspaceId workspace, BooleanSupplier look, Duration timeout)
      throws InterruptedException {
    return new EventSignal().await(look, timeout, () -> Duration.ofSeconds(1));
  }

  /**
   * Stores the content of a file before the transaction that adds the file, without a lock
   * (rules.md R4). Content that is not used is discarded some time later, or immediately by {@link
   * #discard}.
   *
   * @param workspace the workspace
   * @param content read to its end and not closed
   * @param limit the maximum size in bytes
   * @return the argument for {@link WriteTransaction#insertFile}
   * @throws dev.crmkit.core.error.InvalidException if the content is larger; then nothing is stored
   * @throws dev.crmkit.core.error.StoreFailureException also if the content cannot be read
   */
  StagedContent stage(WorkspaceId workspace, InputStream content, long limit);

  /**
   * Discards staged content. Does nothing if it was used for a file or discarded already.
   *
   * @param workspace the workspace
   * @param content the result of {@link #stage}
   */
  void discard(WorkspaceId workspace, StagedContent content);

  /**
   * Checks that the store can hold every record whose texts have a total length, including the
   * history of the record, which holds them before and after a change. {@code Crm.open} calls this
   * with the limit of the host application. The default implementation accepts any length.
   *
   * @param length the total length of the texts of one record, as {@link String#length} counts
   * @throws dev.crmkit.core.error.StoreFailureException if it cannot; the message names the setting
   *     to change
   */
  default void requireTextCapacity(int length) {}

  /** Releases the resources of the store. Closing it again does nothing; any other call fails. */
  @Override
  void close();
}

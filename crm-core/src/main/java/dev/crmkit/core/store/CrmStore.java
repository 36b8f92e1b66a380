package dev.crmkit.core.store;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where workspaces are kept, unguarded: whoever has the store may do everything with it. Host
 * applications open a guarded {@code Crm} over it; imports, migrations and tests may use it
 * directly.
 *
 * <p>Work is given as a callback. It is committed when the callback returns and leaves nothing when
 * it throws; what it throws is thrown on. A callback may be run again when the store has to retry,
 * so it must change nothing but through its transaction. Transactions are used in the thread of the
 * callback, and not after it. All methods can be called by any number of threads. A callback that
 * opens a second {@link #write} or {@link #reorganise} of its own workspace gets an {@link
 * IllegalStateException}, and so does whoever uses a transaction after its end or in another
 * thread.
 *
 * <p>A callback that catches what its transaction threw may go on only where that is an {@link
 * IllegalArgumentException}, which changed nothing; after any other exception it must end.
 *
 * <p>Every method throws {@link dev.crmkit.core.error.StoreFailureException} when the store cannot
 * do it, also because it is closed, and {@link IllegalArgumentException} when there is no such
 * workspace.
 */
public interface CrmStore extends AutoCloseable {

  /**
   * Creates a workspace, with the organisation at revision 1.
   *
   * @param workspace its id
   * @param cursorKey a secret that cursors of this workspace are sealed with, kept with it
   * @param founding what the organisation begins with: one Director with his portfolio, and section
   *     1
   * @param events what the feed begins with
   * @return false when there is a workspace of that id already; then nothing is changed
   */
  boolean create(WorkspaceId workspace, String cursorKey, OrgDelta founding, List<Event> events);

  /**
   * The workspaces that there are.
   *
   * @return their ids
   */
  Set<WorkspaceId> workspaces();

  /**
   * Reads from one snapshot: organisation and data are of the same moment, and nothing that is
   * committed meanwhile is seen. It waits for no writer.
   *
   * @param <T> what the callback returns
   * @param workspace which
   * @param work the callback
   * @return what it returned
   */
  <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work);

  /**
   * {@link #read} for a callback that asks its transaction one question, such as for a record, a
   * list or a count, besides {@link ReadTransaction#org} and {@link ReadTransaction#cursorKey}. A
   * store on another machine may ask all of it in one trip. A callback that asks more is answered
   * too, but costs more than with {@link #read}.
   *
   * <p>A store may give the callback the organisation that it saw last, and let nothing of what it
   * returned or threw out before it knows that this is the organisation of the moment of the
   * answer; else the callback is run again.
   *
   * @param <T> what the callback returns
   * @param workspace which
   * @param work the callback
   * @return what it returned
   */
  default <T> T readSingle(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
    return read(workspace, work);
  }

  /**
   * Changes records. While the callback runs, no change of the organisation is committed: what
   * {@link ReadTransaction#org} returns is the organisation as it is when the change lands
   * (rules.md W4). Several such callbacks may run at once, and each sees what was committed before
   * it began; of two that change the same record the second waits, or is run again.
   *
   * @param <T> what the callback returns
   * @param workspace which
   * @param work the callback
   * @return what it returned
   */
  <T> T write(WorkspaceId workspace, Function<? super WriteTransaction, T> work);

  /**
   * Changes the organisation, and records with it. It is alone: no other change of the workspace is
   * committed while the callback runs.
   *
   * @param <T> what the callback returns
   * @param workspace which
   * @param work the callback
   * @return what it returned
   */
  <T> T reorganise(WorkspaceId workspace, Function<? super OrgTransaction, T> work);

  /**
   * {@link #write} without a result.
   *
   * @param workspace which
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
   * {@link #reorganise} without a result.
   *
   * @param workspace which
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
   * Takes in the content of a file, outside of any transaction and without a lock (rules.md R4). A
   * content that no file is made of is discarded some time later, and at once by {@link #discard}.
   *
   * @param workspace which
   * @param content is read to its end, not closed
   * @param limit how many bytes it may have at most
   * @return what {@link WriteTransaction#insertFile} makes a file of
   * @throws dev.crmkit.core.error.InvalidException when the content is longer; then nothing is kept
   * @throws dev.crmkit.core.error.StoreFailureException also when the content cannot be read
   */
  StagedContent stage(WorkspaceId workspace, InputStream content, long limit);

  /**
   * Discards a content that no file was made of; does nothing when a file was, or it is gone
   * already.
   *
   * @param workspace which
   * @param content what {@link #stage} returned
   */
  void discard(WorkspaceId workspace, StagedContent content);

  /**
   * Checks that the store can keep every record whose texts have some length together, along with
   * its history, which holds them before and after a change. {@code Crm.open} calls it with the
   * limit that the host application has set. Unless a store overrides it, any length is taken.
   *
   * @param length of the texts of one record together, as {@link String#length} counts
   * @throws dev.crmkit.core.error.StoreFailureException if it cannot; the message names what to
   *     change
   */
  default void requireTextCapacity(int length) {}

  /** Lets go of what the store holds. It can be called twice; afterwards nothing else can. */
  @Override
  void close();
}

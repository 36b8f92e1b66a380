package dev.crmkit.store.jdbc;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.core.file.StagedContent;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.store.WriteTransaction;
import dev.crmkit.store.jdbc.internal.dialect.StartStatement;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import dev.crmkit.store.jdbc.internal.event.ReservedPositions;
import dev.crmkit.store.jdbc.internal.org.OrgCache;
import dev.crmkit.store.jdbc.internal.sql.JooqContexts;
import dev.crmkit.store.jdbc.internal.tx.HostTransaction;
import dev.crmkit.store.jdbc.internal.tx.JdbcWriteTransaction;
import dev.crmkit.store.jdbc.internal.tx.StoreContext;
import dev.crmkit.store.jdbc.internal.tx.ThreadTransactions;
import dev.crmkit.store.jdbc.internal.tx.TransactionContext;
import dev.crmkit.store.jdbc.internal.tx.TransactionRunner;
import dev.crmkit.store.jdbc.internal.tx.TransactionStarts;
import dev.crmkit.store.jdbc.internal.tx.WorkspaceCreation;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link JdbcStore} within a transaction of the host application, on the host's connection. The
 * host commits or rolls back, and then reports it with {@link #committed} or {@link #close}. The
 * transaction also counts as ended if the connection is closed or has auto-commit on again. Each
 * transaction has a joined store of its own.
 *
 * <p>If a callback throws, its own changes are undone; earlier changes in the same transaction
 * stay. Nothing is run again: if the database refuses a change because of contention, a {@link
 * StoreFailureException} is thrown, after which the host rolls back and may try the whole
 * transaction again.
 *
 * <p>From the first call for a workspace to the end of the transaction, the lock of the workspace
 * is held, so that the organisation stays as it was read; after a change, the row that hands out
 * feed positions is locked too. Others wait for both, so the transaction should be short. Each
 * statement sees what is committed, and what this transaction changed. Contents of files are staged
 * on connections of their own; those of a transaction that is rolled back are discarded later.
 *
 * <p>From its first call for a workspace to the end of the transaction, the thread cannot change
 * that workspace through another store: it would wait for itself, so this is an {@link
 * IllegalStateException}. It can read through the {@link JdbcStore}, which shows what is committed.
 *
 * <p>Not safe for use by several threads.
 */
public final class JoinedStore implements CrmStore {

  private static final Logger LOG = LoggerFactory.getLogger(JoinedStore.class);

  private final JdbcStore store;
  private final HostTransaction transaction;
  private final StoreContext context;
  private final OrgCache orgs;
  private final Set<WorkspaceId> writing = new HashSet<>();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final Map<WorkspaceId, ReservedPositions> positions = new HashMap<>();

  JoinedStore(JdbcStore store, Connection connection, StoreContext context, OrgCache orgs) {
    this.store = store;
    this.transaction = new HostTransaction(connection);
    this.context = context;
    this.orgs = orgs;
  }

  /**
   * Adds an action to run after the commit, such as sending a message.
   *
   * @param action is run by {@link #committed}, so never if the transaction is rolled back; if it
   *     fails, this is logged, and the other actions are run
   */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** Reports that the host has committed: runs the actions that wait for it, in order, once. */
  public void committed() {
    end();
    List<Runnable> actions = List.copyOf(afterCommit);
    afterCommit.clear();
    actions.forEach(TransactionRunner::runAfterCommit);
  }

  @Override
  public boolean create(
      WorkspaceId workspace, String cursorKey, OrgDelta founding, List<Event> events) {
    return within(
        "creating workspace '" + workspace + "'",
        () -> {
          join(workspace);
          return WorkspaceCreation.create(
              transaction.connection(), context, workspace, cursorKey, founding, events);
        });
  }

  @Override
  public Set<WorkspaceId> workspaces() {
    return within(
        "listing the workspaces",
        () ->
            WorkspaceCreation.workspaces(
                JooqContexts.on(transaction.connection(), context.dialect()), context.tables()));
  }

  @Override
  public <T> T read(WorkspaceId workspace, Function<? super ReadTransaction, T> work) {
    return run("reading", workspace, false, work);
  }

  @Override
  public <T> T write(WorkspaceId workspace, Function<? super WriteTransaction, T> work) {
    return change("writing to", workspace, false, work);
  }

  @Override
  public <T> T reorganise(WorkspaceId workspace, Function<? super OrgTransaction, T> work) {
    return change("reorganising", workspace, true, work);
  }

  @Override
  public void requireTextCapacity(int length) {
    store.requireTextCapacity(length);
  }

  /**
   * Refuses to wait: others would wait for the locks of the transaction.
   *
   * @throws IllegalStateException always
   */
  @Override
  public boolean awaitEvents(WorkspaceId workspace, BooleanSupplier look, Duration timeout) {
    throw new IllegalStateException(
        "a transaction cannot wait for events, since others would wait for its locks; use the"
            + " JdbcStore");
  }

  private <T> T change(
      String doing,
      WorkspaceId workspace,
      boolean exclusive,
      Function<? super JdbcWriteTransaction, T> work) {
    if (!writing.add(workspace)) {
      throw new IllegalStateException(
          "workspace '"
              + workspace
              + "' is being changed in this transaction already; use the transaction that the"
              + " callback has instead of a second one");
    }
    try {
      return run(doing, workspace, exclusive, work);
    } finally {
      writing.remove(workspace);
    }
  }

  private <T> T run(
      String doing,
      WorkspaceId workspace,
      boolean exclusive,
      Function<? super JdbcWriteTransaction, T> work) {
    TransactionStarts starts = context.transactionStarts();
    StartStatement start = exclusive ? starts.joiningExclusive : starts.joining;
    List<Runnable> actions = new ArrayList<>();
    T result =
        within(
            doing + " workspace '" + workspace + "'",
            () -> {
              join(workspace);
              TransactionContext begun =
                  TransactionContext.begin(
                          context, transaction.connection(), orgs, start, workspace)
                      .withReservedPositions(
                          positions.computeIfAbsent(workspace, id -> new ReservedPositions()));
              T worked = TransactionRunner.write(begun, work);
              actions.addAll(begun.afterCommit());
              return worked;
            });
    afterCommit.addAll(actions);
    return result;
  }

  private void join(WorkspaceId workspace) {
    ThreadTransactions.join(context.workspaceKey(workspace), transaction);
    transaction.join();
  }

  private void end() {
    transaction.end();
    positions.clear();
    ThreadTransactions.leave(transaction);
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T within(String doing, Work<T> work) {
    store.checkOpen();
    try {
      Connection connection = transaction.connection();
      Savepoint before = connection.setSavepoint();
      T result;
      try {
        result = work.run();
      } catch (SQLException | RuntimeException | Error e) {
        rollBackTo(before);
        throw e;
      }
      connection.releaseSavepoint(before);
      return result;
    } catch (SQLException | DataAccessException e) {
      throw SqlErrorTranslator.translate(doing, e);
    } catch (ConcurrentUpdateException e) {
      throw new StoreFailureException(
          "gave up " + doing + ": another transaction changed the same; roll back and try it again",
          e);
    }
  }

  /**
   * Rolls back to a savepoint. If that fails, the database has rolled back the whole transaction,
   * or is gone.
   */
  private void rollBackTo(Savepoint before) {
    try {
      context
          .dialect()
          .execute(transaction.connection(), () -> transaction.connection().rollback(before));
    } catch (SQLException e) {
      LOG.debug("there is nothing to roll back", e);
    }
  }

  @Override
  public StagedContent stage(WorkspaceId workspace, InputStream content, long limit) {
    read(workspace, ReadTransaction::cursorKey);
    return context.contents().stage(workspace, content, limit);
  }

  @Override
  public void discard(WorkspaceId workspace, StagedContent content) {
    read(workspace, ReadTransaction::cursorKey);
    context.contents().discard(workspace, content);
  }

  /**
   * Reports that the transaction has ended, as after a rollback; the actions of {@link
   * #afterCommit} are not run. The connection stays as it is.
   */
  @Override
  public void close() {
    end();
    afterCommit.clear();
  }
}

package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.OutcomeUnknownException;
import dev.crmkit.store.jdbc.internal.dialect.IsolationLevel;
import dev.crmkit.store.jdbc.internal.dialect.StartStatement;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.error.RedactedSqlException;
import dev.crmkit.store.jdbc.internal.error.RetryRunner;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import dev.crmkit.store.jdbc.internal.org.OrgCache;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.sql.JooqContexts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs callbacks in transactions, each on a connection of its own. A callback may run several
 * times.
 *
 * <p>A reader sees one snapshot. A writer takes the lock of the workspace first, shared or
 * exclusive, and then reads what is committed, so that the organisation does not change between its
 * decision and its commit (rules.md W4). If the database refuses a transaction because of
 * contention, it is run again.
 */
public final class TransactionRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionRunner.class);

  private final DataSource dataSource;
  private final StoreContext context;
  private final OrgCache orgs = new OrgCache();

  public TransactionRunner(DataSource dataSource, StoreContext context) {
    this.dataSource = dataSource;
    this.context = context;
  }

  public OrgCache orgs() {
    return orgs;
  }

  private interface Work<T> {
    T in(DatabaseTransaction open) throws SQLException;
  }

  public interface Change<T> {
    T on(Connection connection) throws SQLException;
  }

  public <T> T read(WorkspaceId workspace, Function<? super JdbcReadTransaction, T> callback) {
    return retry(
        "reading workspace '" + workspace + "'",
        open -> {
          JdbcReadTransaction read =
              new JdbcReadTransaction(begin(open, context.transactionStarts().reading, workspace));
          try {
            T result = callback.apply(read);
            open.endReading();
            read.cacheOrg();
            return result;
          } finally {
            read.end();
          }
        });
  }

  /** Runs a callback that executes one query, without a transaction if possible. */
  public <T> T readSingle(
      WorkspaceId workspace, Function<? super JdbcReadTransaction, T> callback) {
    WorkspaceRow last = context.dialect().savesRoundTrips() ? orgs.newestRow(workspace) : null;
    if (last != null) {
      try (OptimisticRead trip = OptimisticRead.takeConnection(dataSource, context, orgs, last)) {
        Optional<T> answer = trip.answer(callback);
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (SQLException e) {
        LOG.debug("no connection for an optimistic read", e);
      }
    }
    return read(workspace, callback);
  }

  /** Runs a callback that changes a workspace, or its organisation if {@code exclusive}. */
  public <T> T write(
      WorkspaceId workspace,
      boolean exclusive,
      Function<? super JdbcWriteTransaction, T> callback) {
    ThreadTransactions.WorkspaceKey place = context.workspaceKey(workspace);
    ThreadTransactions.beginOwn(place);
    try {
      TransactionStarts starts = context.transactionStarts();
      StartStatement start = exclusive ? starts.reorganizing : starts.writing;
      String doing = (exclusive ? "reorganising" : "writing to") + " workspace '" + workspace + "'";
      TransactionContext[] last = new TransactionContext[1];
      T result =
          retry(
              doing,
              open -> {
                TransactionContext transaction = begin(open, start, workspace);
                last[0] = transaction;
                T written = write(transaction, callback);
                commit(open, doing);
                return written;
              });
      last[0].afterCommit().forEach(TransactionRunner::runAfterCommit);
      return result;
    } finally {
      ThreadTransactions.endOwn(place);
    }
  }

  private TransactionContext begin(
      DatabaseTransaction open, StartStatement start, WorkspaceId workspace) throws SQLException {
    return TransactionContext.begin(context, open.connection(), orgs, start, workspace);
  }

  /**
   * Runs a callback under the lock of the workspace and writes what it deferred; the caller
   * commits.
   */
  public static <T> T write(
      TransactionContext transaction, Function<? super JdbcWriteTransaction, T> callback) {
    JdbcWriteTransaction write = new JdbcWriteTransaction(transaction);
    try {
      T result = callback.apply(write);
      write.finish();
      return result;
    } finally {
      write.end();
    }
  }

  private static void commit(DatabaseTransaction open, String doing) throws SQLException {
    try {
      open.commit();
    } catch (SQLException e) {
      if (SqlErrorTranslator.isRetryable(e)) {
        throw e;
      }
      throw new OutcomeUnknownException(
          "the result of a commit was lost while "
              + doing
              + ": the change is committed completely or not at all; read the data to find out",
          RedactedSqlException.of(e));
    }
  }

  /** Reads something outside of workspaces. */
  public <T> T read(String doing, Function<DSLContext, T> work) {
    return retry(
        doing,
        open -> {
          context.dialect().setIsolation(open.connection(), IsolationLevel.SNAPSHOT);
          return work.apply(JooqContexts.on(open.connection(), context.dialect()));
        });
  }

  /** Creates something for a workspace that may not exist yet. */
  public <T> T change(String doing, WorkspaceId workspace, Change<T> change) {
    ThreadTransactions.WorkspaceKey place = context.workspaceKey(workspace);
    ThreadTransactions.beginOwn(place);
    try {
      return change(doing, change);
    } finally {
      ThreadTransactions.endOwn(place);
    }
  }

  private <T> T change(String doing, Change<T> change) {
    return retry(
        doing,
        open -> {
          context.dialect().setIsolation(open.connection(), IsolationLevel.READ_COMMITTED);
          return context
              .dialect()
              .write(
                  open.connection(),
                  () -> {
                    T result = change.on(open.connection());
                    commit(open, doing);
                    return result;
                  });
        });
  }

  private <T> T retry(String doing, Work<T> work) {
    return RetryRunner.run(doing, TransactionRunner::isRetryable, () -> once(work));
  }

  private static boolean isRetryable(Exception e) {
    return e instanceof ConcurrentUpdateException
        || isKeyTaken(e)
        || SqlErrorTranslator.isRetryable(e);
  }

  /** Two transactions inserted the same key: run again, the later one finds it. */
  private static boolean isKeyTaken(Exception e) {
    return e instanceof DataAccessException failed
        && failed.sqlStateClass() == SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION;
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (DatabaseTransaction open = DatabaseTransaction.in(dataSource, context.dialect())) {
      return work.in(open);
    }
  }

  /** Runs an action after a commit; its failure is logged, since it cannot undo the commit. */
  public static void runAfterCommit(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("an action after a commit failed; the change is committed", e);
    }
  }
}

package dev.crmkit.store.jdbc.internal.tx;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.OutcomeUnknownException;
import dev.crmkit.core.error.StoreFailureException;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.dialect.H2SerializedWrites;
import dev.crmkit.store.jdbc.internal.dialect.IsolationLevel;
import dev.crmkit.store.jdbc.internal.error.ConcurrentUpdateException;
import dev.crmkit.store.jdbc.internal.error.RedactedSqlException;
import dev.crmkit.store.jdbc.internal.error.SqlErrorTranslator;
import dev.crmkit.store.jdbc.internal.org.OrgCache;
import dev.crmkit.store.jdbc.internal.org.WorkspaceRow;
import dev.crmkit.store.jdbc.internal.sql.JooqContexts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs callbacks in transactions of the database, each on a connection of its own.
 *
 * <p>A reader has one snapshot. A writer takes the workspace's lock first, shared or alone, and
 * then reads what is committed, so that no change of the organisation lands between its decision
 * and its commit (rules.md W4). What the database refuses because others were faster is run again.
 */
public final class TransactionRunner {

  /** How often a callback is run at most. */
  static final int ATTEMPTS = 10;

  private static final long LONGEST_PAUSE_MILLIS = 500;

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

  /** What is done in a transaction that has begun. */
  private interface Work<T> {
    T in(DatabaseTransaction begun) throws SQLException;
  }

  /** What is changed on a connection. */
  public interface Change<T> {
    T on(Connection connection) throws SQLException;
  }

  public <T> T read(WorkspaceId workspace, Function<? super JdbcReadTransaction, T> callback) {
    return retry(
        "reading workspace '" + workspace + "'",
        begun -> {
          JdbcReadTransaction read =
              new JdbcReadTransaction(begin(begun, context.transactionStarts().reading, workspace));
          try {
            T result = callback.apply(read);
            begun.endReading();
            read.cacheOrg();
            return result;
          } finally {
            read.end();
          }
        });
  }

  /** Runs a callback that asks one question, in one trip where the database can. */
  public <T> T readSingle(
      WorkspaceId workspace, Function<? super JdbcReadTransaction, T> callback) {
    WorkspaceRow last = context.database() == Database.H2 ? null : orgs.newestRow(workspace);
    if (last != null) {
      try (OptimisticRead trip = OptimisticRead.takeConnection(dataSource, context, orgs, last)) {
        Optional<T> answer = trip.answer(callback);
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (SQLException e) {
        LOG.debug("there was no connection for one trip", e);
      }
    }
    return read(workspace, callback);
  }

  /** Runs a callback that changes a workspace, alone or beside others. */
  public <T> T write(
      WorkspaceId workspace, boolean alone, Function<? super JdbcWriteTransaction, T> callback) {
    ThreadTransactions.WorkspaceKey place = context.workspaceKey(workspace);
    ThreadTransactions.beginOwn(place);
    try {
      TransactionStarts openings = context.transactionStarts();
      TransactionStart opening = alone ? openings.reorganizing : openings.writing;
      String doing = (alone ? "reorganising" : "writing to") + " workspace '" + workspace + "'";
      TransactionContext[] last = new TransactionContext[1];
      T result =
          retry(
              doing,
              begun -> {
                TransactionContext transaction = begin(begun, opening, workspace);
                last[0] = transaction;
                T written = write(transaction, callback);
                commit(begun, doing);
                return written;
              });
      last[0].afterCommit().forEach(TransactionRunner::runAfterCommit);
      return result;
    } finally {
      ThreadTransactions.endOwn(place);
    }
  }

  private TransactionContext begin(
      DatabaseTransaction begun, TransactionStart opening, WorkspaceId workspace)
      throws SQLException {
    return TransactionContext.begin(context, begun.connection(), orgs, opening, workspace);
  }

  /**
   * Runs a callback under the workspace's lock, and writes what it kept back; the commit is left to
   * the caller.
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

  private static void commit(DatabaseTransaction begun, String doing) throws SQLException {
    try {
      begun.commit();
    } catch (SQLException e) {
      if (SqlErrorTranslator.isRetryable(e)) {
        throw e;
      }
      throw new OutcomeUnknownException(
          "the answer to a commit was lost while "
              + doing
              + ": the change is either whole or not there at all; read it to find out",
          RedactedSqlException.of(e));
    }
  }

  /** Reads something that is of no workspace. */
  public <T> T read(String doing, Function<DSLContext, T> work) {
    return retry(
        doing,
        begun -> {
          IsolationLevel.SNAPSHOT.choose(begun.connection(), context.database());
          return work.apply(JooqContexts.on(begun.connection(), context.database()));
        });
  }

  /** Changes something of a workspace that there is not yet. */
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
        begun -> {
          IsolationLevel.COMMITTED.choose(begun.connection(), context.database());
          return H2SerializedWrites.run(
              begun.connection(),
              context.database(),
              () -> {
                T result = change.on(begun.connection());
                commit(begun, doing);
                return result;
              });
        });
  }

  private <T> T retry(String doing, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException | DataAccessException | ConcurrentUpdateException e) {
        boolean retryable =
            e instanceof ConcurrentUpdateException
                || isKeyTaken(e)
                || SqlErrorTranslator.isRetryable(e);
        if (!retryable || attempt == ATTEMPTS) {
          throw retryable
              ? new StoreFailureException(
                  "gave up "
                      + doing
                      + ": others were faster "
                      + ATTEMPTS
                      + " times in a row; nothing was changed, try it again later",
                  RedactedSqlException.of(e))
              : SqlErrorTranslator.translate(doing, e);
        }
        pause(doing, attempt);
      }
    }
  }

  /** Two inserted the same key: run again, the slower one finds it there. */
  private static boolean isKeyTaken(Exception e) {
    return e instanceof DataAccessException failed
        && failed.sqlStateClass() == SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION;
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (DatabaseTransaction begun = DatabaseTransaction.in(dataSource, context.database())) {
      return work.in(begun);
    }
  }

  private static void pause(String doing, int attempt) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, 1L << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailureException("interrupted while " + doing, e);
    }
  }

  /** What fails after the commit cannot undo it. */
  public static void runAfterCommit(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("what was to be done after a commit failed; the change itself is kept", e);
    }
  }
}

package dev.crmkit.store.jdbc;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.OutcomeUnknown;
import dev.crmkit.core.error.StoreFailure;
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
final class Transactions {

  /** How often a callback is run at most. */
  static final int ATTEMPTS = 10;

  private static final long LONGEST_PAUSE_MILLIS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

  private final DataSource dataSource;
  private final Parts parts;
  private final OrgCache orgs = new OrgCache();

  Transactions(DataSource dataSource, Parts parts) {
    this.dataSource = dataSource;
    this.parts = parts;
  }

  OrgCache orgs() {
    return orgs;
  }

  /** What is done in a transaction that has begun. */
  private interface Work<T> {
    T in(Begun begun) throws SQLException;
  }

  /** What is changed on a connection. */
  interface Change<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T read(WorkspaceId workspace, Function<? super JdbcRead, T> callback) {
    return again(
        "reading workspace '" + workspace + "'",
        begun -> {
          JdbcRead read = new JdbcRead(begin(begun, parts.openings().reading, workspace));
          try {
            T result = callback.apply(read);
            begun.endReading();
            read.rememberOrg();
            return result;
          } finally {
            read.end();
          }
        });
  }

  /** Runs a callback that asks one question, in one trip where the database can. */
  <T> T readOnce(WorkspaceId workspace, Function<? super JdbcRead, T> callback) {
    Head last = parts.database() == Database.H2 ? null : orgs.last(workspace);
    if (last != null) {
      try (OneTrip trip = OneTrip.on(dataSource, parts, orgs, last)) {
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
  <T> T write(WorkspaceId workspace, boolean alone, Function<? super JdbcWrite, T> callback) {
    ThreadTransactions.Place place = parts.place(workspace);
    ThreadTransactions.beginOwn(place);
    try {
      Openings openings = parts.openings();
      Opening opening = alone ? openings.reorganising : openings.writing;
      String doing = (alone ? "reorganising" : "writing to") + " workspace '" + workspace + "'";
      Transaction[] last = new Transaction[1];
      T result =
          again(
              doing,
              begun -> {
                Transaction transaction = begin(begun, opening, workspace);
                last[0] = transaction;
                T written = write(transaction, callback);
                commit(begun, doing);
                return written;
              });
      last[0].afterCommit().forEach(Transactions::run);
      return result;
    } finally {
      ThreadTransactions.endOwn(place);
    }
  }

  private Transaction begin(Begun begun, Opening opening, WorkspaceId workspace)
      throws SQLException {
    return Transaction.begin(parts, begun.connection(), orgs, opening, workspace);
  }

  /**
   * Runs a callback under the workspace's lock, and writes what it kept back; the commit is left to
   * the caller.
   */
  static <T> T write(Transaction transaction, Function<? super JdbcWrite, T> callback) {
    JdbcWrite write = new JdbcWrite(transaction);
    try {
      T result = callback.apply(write);
      write.finish();
      return result;
    } finally {
      write.end();
    }
  }

  private static void commit(Begun begun, String doing) throws SQLException {
    try {
      begun.commit();
    } catch (SQLException e) {
      if (Failures.isRetryable(e)) {
        throw e;
      }
      throw new OutcomeUnknown(
          "the answer to a commit was lost while "
              + doing
              + ": the change is either whole or not there at all; read it to find out",
          BareCause.of(e));
    }
  }

  /** Reads something that is of no workspace. */
  <T> T look(String doing, Function<DSLContext, T> work) {
    return again(
        doing,
        begun -> {
          Isolation.SNAPSHOT.choose(begun.connection(), parts.database());
          return work.apply(parts.sql(begun.connection()));
        });
  }

  /** Changes something of a workspace that there is not yet. */
  <T> T change(String doing, WorkspaceId workspace, Change<T> change) {
    ThreadTransactions.Place place = parts.place(workspace);
    ThreadTransactions.beginOwn(place);
    try {
      return change(doing, change);
    } finally {
      ThreadTransactions.endOwn(place);
    }
  }

  private <T> T change(String doing, Change<T> change) {
    return again(
        doing,
        begun -> {
          Isolation.COMMITTED.choose(begun.connection(), parts.database());
          return WholeStatements.run(
              begun.connection(),
              parts.database(),
              () -> {
                T result = change.on(begun.connection());
                commit(begun, doing);
                return result;
              });
        });
  }

  private <T> T again(String doing, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException | DataAccessException | Overtaken e) {
        boolean retryable = e instanceof Overtaken || isKeyTaken(e) || Failures.isRetryable(e);
        if (!retryable || attempt == ATTEMPTS) {
          throw retryable
              ? new StoreFailure(
                  "gave up "
                      + doing
                      + ": others were faster "
                      + ATTEMPTS
                      + " times in a row; nothing was changed, try it again later",
                  BareCause.of(e))
              : Failures.of(doing, e);
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
    try (Begun begun = Begun.in(dataSource, parts.database())) {
      return work.in(begun);
    }
  }

  private static void pause(String doing, int attempt) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, 1L << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFailure("interrupted while " + doing, e);
    }
  }

  /** What fails after the commit cannot undo it. */
  static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.warn("what was to be done after a commit failed; the change itself is kept", e);
    }
  }
}

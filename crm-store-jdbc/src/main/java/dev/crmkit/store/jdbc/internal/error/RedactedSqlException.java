package dev.crmkit.store.jdbc.internal.error;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exception of a driver without its message: its class, SQLState, error code and stack trace,
 * and those of its causes.
 *
 * <p>Messages of drivers quote data: PostgreSQL's the values of a failed batch, MariaDB's duplicate
 * keys, H2's the statement, and all of them URLs or user names. Exceptions are logged, so the
 * messages are dropped.
 */
public final class RedactedSqlException extends SQLException {

  private static final long serialVersionUID = 1L;

  private RedactedSqlException(
      String name, @Nullable String state, int number, StackTraceElement[] trace) {
    super(name + (state == null ? "" : ", SQLState " + state + ", error " + number), state, number);
    setStackTrace(trace);
  }

  public static RedactedSqlException of(Throwable thrown) {
    return redact(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static RedactedSqlException redact(Throwable thrown, Set<Throwable> seen) {
    seen.add(thrown);
    String name = thrown.getClass().getName();
    SQLException sqlException = thrown instanceof SQLException sql ? sql : null;
    RedactedSqlException redacted =
        new RedactedSqlException(
            name,
            sqlException == null ? null : sqlException.getSQLState(),
            sqlException == null ? 0 : sqlException.getErrorCode(),
            thrown.getStackTrace());
    Throwable cause = thrown.getCause();
    if (cause != null && !seen.contains(cause)) {
      redacted.initCause(redact(cause, seen));
    }
    SQLException next = sqlException == null ? null : sqlException.getNextException();
    if (next != null && !seen.contains(next)) {
      redacted.setNextException(redact(next, seen));
    }
    return redacted;
  }
}

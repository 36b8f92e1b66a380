package dev.crmkit.store.jdbc.internal.error;

import dev.crmkit.core.error.StoreFailureException;
import java.sql.SQLException;

/**
 * Translates errors of databases into exceptions for the host application. They contain no SQL,
 * values, URL or user, and no message of a driver ({@link RedactedSqlException}).
 */
public final class SqlErrorTranslator {

  private SqlErrorTranslator() {}

  /**
   * Translates an exception.
   *
   * @param doing what failed, such as {@code reading the history}
   */
  public static StoreFailureException translate(String doing, Throwable cause) {
    return translate(doing, cause, SqlErrorKind.of(cause).advice());
  }

  /**
   * Translates an exception, with specific advice.
   *
   * @param doing what failed, such as {@code reading the history}
   * @param advice what to do, such as {@code grant its user CREATE}
   */
  public static StoreFailureException translate(String doing, Throwable cause, String advice) {
    return new StoreFailureException(
        doing
            + " failed: "
            + SqlErrorKind.of(cause).description()
            + errorCode(cause)
            + "; "
            + advice,
        RedactedSqlException.of(cause));
  }

  /** Returns whether the transaction may succeed if it is run again. */
  public static boolean isRetryable(Throwable thrown) {
    return SqlErrorKind.of(thrown) == SqlErrorKind.CONTENTION;
  }

  private static String errorCode(Throwable cause) {
    return SqlErrorKind.chain(cause).stream()
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .filter(link -> link.getSQLState() != null)
        .findFirst()
        .map(link -> " (SQLState " + link.getSQLState() + ", error " + link.getErrorCode() + ")")
        .orElse(" (" + cause.getClass().getName() + ")");
  }
}

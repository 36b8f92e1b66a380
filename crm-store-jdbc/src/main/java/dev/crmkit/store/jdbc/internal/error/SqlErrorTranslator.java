package dev.crmkit.store.jdbc.internal.error;

import dev.crmkit.core.error.StoreFailureException;
import java.sql.SQLException;

/**
 * Tells a host application of trouble with a database, in words of the store's own: no SQL, no
 * values, no URL, no user. What the driver said is not passed on ({@link RedactedSqlException}).
 */
public final class SqlErrorTranslator {

  private SqlErrorTranslator() {}

  /**
   * What a host application is told.
   *
   * @param doing what failed, such as {@code reading the history}
   * @param cause what was thrown
   */
  public static StoreFailureException translate(String doing, Throwable cause) {
    return translate(doing, cause, SqlErrorKind.of(cause).advice());
  }

  /**
   * What a host application is told, with better advice than the trouble itself gives.
   *
   * @param doing what failed, such as {@code reading the history}
   * @param cause what was thrown
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

  /** Whether the whole transaction may succeed when it is run again. */
  public static boolean isRetryable(Throwable thrown) {
    return SqlErrorKind.of(thrown) == SqlErrorKind.CONTENTION;
  }

  /** What a person looks trouble up by. */
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

package dev.crmkit.store.jdbc;

import dev.crmkit.core.error.StoreFailure;

/** Tells what the trouble with a database is. */
final class Failures {

  private Failures() {}

  /** What a host application is told of trouble. */
  static StoreFailure of(String doing, Throwable cause) {
    return new StoreFailure("the database failed while " + doing, cause);
  }

  /** Whether the transaction may succeed when it is run again. */
  static boolean isRetryable(Throwable trouble) {
    return false;
  }

  /** Whether the connection is no more. */
  static boolean isConnectionLost(Throwable trouble) {
    return false;
  }
}

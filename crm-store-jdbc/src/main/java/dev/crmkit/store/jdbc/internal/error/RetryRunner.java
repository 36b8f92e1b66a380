package dev.crmkit.store.jdbc.internal.error;

import dev.crmkit.core.error.StoreFailureException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work again after it failed because of contention, with an exponential backoff and random
 * jitter. The work may run several times, so it must leave no trace when it fails.
 */
public final class RetryRunner {

  /** How often work is run at most. */
  public static final int ATTEMPTS = 10;

  private static final long LONGEST_PAUSE_MILLIS = 500;

  private RetryRunner() {}

  /** What may be run several times. */
  public interface Work<T extends @Nullable Object, E extends Exception> {
    T run() throws E;
  }

  /**
   * Runs work until it succeeds, or fails for a reason that a retry does not change.
   *
   * @param doing what fails if it fails, such as "reading workspace 'acme'"
   * @param isRetryable whether the work may succeed after such an exception
   * @throws StoreFailureException if it fails, or after too many attempts
   */
  public static <T extends @Nullable Object> T run(
      String doing, Predicate<? super Exception> isRetryable, Work<T, SQLException> work) {
    try {
      return run(doing, ATTEMPTS, isRetryable, work);
    } catch (SQLException | DataAccessException | ConcurrentUpdateException e) {
      if (!isRetryable.test(e)) {
        throw SqlErrorTranslator.translate(doing, e);
      }
      throw new StoreFailureException(
          "gave up "
              + doing
              + " after "
              + ATTEMPTS
              + " attempts, since other transactions interfered; nothing was changed, try it"
              + " again later",
          RedactedSqlException.of(e));
    }
  }

  /**
   * Runs work a limited number of times. An exception that is not retryable, or that the last
   * attempt throws, is thrown as it is.
   */
  public static <T extends @Nullable Object, E extends Exception> T run(
      String doing, int attempts, Predicate<? super Exception> isRetryable, Work<T, E> work)
      throws E {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.run();
      } catch (Exception e) {
        if (attempt == attempts || !isRetryable.test(e)) {
          throw e;
        }
        pause(doing, attempt);
      }
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
}

package dev.crmkit.store.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.store.jdbc.internal.dialect.FairWorkspaceLock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Threads that may have to wait for a lock, and the number of those that do. The database (or the
 * JVM, if the database is in it) reports who waits, so that no test depends on timing.
 */
public final class LockWaiters implements AutoCloseable {

  /** The timeout of a test. */
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final TestDatabase engine;
  private final DataSource database;
  private final List<Thread> threads = new ArrayList<>();
  private final List<CompletableFuture<Void>> ends = new ArrayList<>();

  /**
   * Creates an empty set of threads.
   *
   * @param database a database in which no other test waits for locks
   */
  public LockWaiters(TestDatabase engine, DataSource database) {
    this.engine = engine;
    this.database = database;
  }

  public interface Work {
    void run() throws Exception;
  }

  /** Starts work in a new thread. */
  public CompletableFuture<Void> start(Work work) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                end.complete(null);
              } catch (Exception | Error e) {
                end.completeExceptionally(e);
              }
            });
    ends.add(end);
    threads.add(thread);
    thread.start();
    return end;
  }

  /**
   * Returns as soon as some of the threads wait for a lock; fails if the thread that was started
   * last ends first.
   */
  public void await(int number) throws SQLException {
    long start = System.nanoTime();
    while (count() < number) {
      assertThat(ends.get(ends.size() - 1)).as("the thread started last").isNotDone();
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError("fewer than " + number + " threads wait for a lock");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Returns how many threads wait for a lock now. */
  private int count() throws SQLException {
    return switch (engine) {
      case H2 -> (int) threads.stream().filter(LockWaiters::waitsInH2).count();
      case POSTGRESQL ->
          number(
              "SELECT count(*) FROM pg_stat_activity"
                  + " WHERE wait_event_type = 'Lock' AND datname = current_database()");
      case MARIADB ->
          number(
              "SELECT variable_value FROM information_schema.global_status"
                  + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'");
    };
  }

  private int number(String query) throws SQLException {
    return Integer.parseInt(TestSql.of(database, query).get(0));
  }

  /** H2 is in this process: its transactions wait in the store's own queue, or behind it. */
  private static boolean waitsInH2(Thread thread) {
    Thread.State state = thread.getState();
    return (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING)
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(FairWorkspaceLock.class.getName()));
  }

  /** Waits for a thread to end; fails if the thread failed. */
  public static void end(CompletableFuture<Void> thread) throws Exception {
    thread.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}

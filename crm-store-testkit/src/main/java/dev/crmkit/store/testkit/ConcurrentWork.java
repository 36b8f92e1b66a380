package dev.crmkit.store.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads for a test, whose waiting always ends. */
final class ConcurrentWork {

  /** How long anything may take at most, in seconds. */
  static final int TIMEOUT_SECONDS = 60;

  private ConcurrentWork() {}

  /** Work that may throw anything. */
  interface Work {
    void run(int number) throws Exception;
  }

  /** Runs work in some threads, which begin together, and waits for all of them. */
  static void runAll(int count, Work work) {
    CyclicBarrier start = new CyclicBarrier(count);
    try (Pool pool = new Pool(count)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        futures.add(
            pool.start(
                () -> {
                  start.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                  work.run(number);
                }));
      }
      futures.forEach(ConcurrentWork::await);
    }
  }

  /** Waits for a future, but not for ever. */
  static void await(Future<?> future) {
    try {
      future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread of the test failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("a thread of the test did not end in time", e);
    }
  }

  /** Whether a future is still not done after some time to get there. */
  static boolean isBlocked(Future<?> future) {
    try {
      future.get(200, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException e) {
      return true;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("a thread of the test failed", e);
    }
  }

  /** Work without a number. */
  interface Task {
    void run() throws Exception;
  }

  /** Some threads, ended when it is closed. */
  static final class Pool implements AutoCloseable {
    private final ExecutorService executor;

    Pool(int size) {
      executor = Executors.newFixedThreadPool(size);
    }

    Future<?> start(Task task) {
      return executor.submit(
          () -> {
            task.run();
            return true;
          });
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }
}

package dev.crmkit.store.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work in threads for a test; all waiting has a timeout. */
final class ConcurrentWork {

  /** The timeout of all waiting. */
  static final int TIMEOUT_SECONDS = 60;

  private ConcurrentWork() {}

  /** Work with the number of its thread, which can throw any exception. */
  interface Work {
    void run(int number) throws Exception;
  }

  /** Runs work in several threads, which start at the same time, and waits for all of them. */
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

  /** Waits for a future with a timeout. */
  static void await(Future<?> future) {
    try {
      future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread of the test failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("a thread of the test did not end in time", e);
    }
  }

  /** Waits for a latch with a timeout. */
  static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("a thread of the test did not get there in time");
    }
  }

  /** Returns whether a future is still not done after a short wait. */
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

  /** Work without a thread number. */
  interface Task {
    void run() throws Exception;
  }

  /** A thread pool that stops its threads when closed. */
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

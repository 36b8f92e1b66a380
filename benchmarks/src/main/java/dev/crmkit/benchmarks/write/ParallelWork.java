package dev.crmkit.benchmarks.write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks in parallel threads. */
final class ParallelWork implements AutoCloseable {

  private final int threads;
  private final ExecutorService pool;

  ParallelWork(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** A task for one number. */
  interface Task {
    void run(long number) throws Exception;
  }

  /** Runs a task for a range of numbers, divided among the threads, and waits for all of them. */
  void run(long first, int count, Task task) throws Exception {
    List<Callable<Void>> shares = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int share = i;
      shares.add(
          () -> {
            for (long number = first + share; number < first + count; number += threads) {
              task.run(number);
            }
            return null;
          });
    }
    for (Future<Void> done : pool.invokeAll(shares)) {
      done.get();
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}

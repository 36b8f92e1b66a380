package dev.crmkit.benchmarks.write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that work side by side. */
final class ParallelWork implements AutoCloseable {

  private final int threads;
  private final ExecutorService pool;

  ParallelWork(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /** Something that is done with a number. */
  interface Work {
    void on(long number) throws Exception;
  }

  /**
   * Does something with numbers, which the threads share among them, and waits until all is done.
   *
   * @param first the first number
   * @param count how many
   */
  void run(long first, int count, Work work) throws Exception {
    List<Callable<Void>> shares = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int share = i;
      shares.add(
          () -> {
            for (long number = first + share; number < first + count; number += threads) {
              work.on(number);
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

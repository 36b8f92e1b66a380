package dev.crmkit.store.jdbc.durability;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a store answered to {@link WriteStep}s: how far each client came. */
final class AcknowledgedWrites {

  private final Map<Long, Line> lines = new TreeMap<>();
  private final CountDownLatch awaited;
  private final AtomicInteger unknown = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /**
   * Creates an empty record.
   *
   * @param awaited after how many acknowledged steps {@link #await} returns
   */
  AcknowledgedWrites(int awaited) {
    this.awaited = new CountDownLatch(awaited);
  }

  /** An answer of the store. */
  enum Answer {
    /** None yet, or none because the process was killed. */
    NONE,
    DONE,
    FAILED,
    UNKNOWN
  }

  /**
   * How far a client came.
   *
   * @param done how many steps are acknowledged
   * @param mayBeMore whether the next step may have been done as well
   */
  record Line(int done, boolean mayBeMore) {}

  /** Records an answer; {@link Answer#NONE} before a step begins. */
  synchronized void take(long id, WriteStep step, Answer answer) {
    switch (answer) {
      case NONE -> lines.put(id, new Line(step.index(), true));
      case DONE -> {
        lines.put(id, new Line(step.index() + 1, false));
        awaited.countDown();
      }
      case FAILED -> {
        lines.put(id, new Line(step.index(), false));
        failed.incrementAndGet();
      }
      case UNKNOWN -> unknown.incrementAndGet();
    }
  }

  /** Returns the progress by the number of the client. */
  synchronized Map<Long, Line> lines() {
    return new TreeMap<>(lines);
  }

  /** Waits until enough steps are acknowledged. */
  void await() throws InterruptedException {
    awaited.await();
  }

  int unknown() {
    return unknown.get();
  }

  int failed() {
    return failed.get();
  }
}

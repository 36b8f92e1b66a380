package dev.crmkit.store.jdbc.durability;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a store answered to those who did {@link WriteStep}s: of each client, how far they came. */
final class AcknowledgedWrites {

  private final Map<Long, Line> lines = new TreeMap<>();
  private final CountDownLatch awaited;
  private final AtomicInteger unknown = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /**
   * An empty one.
   *
   * @param awaited after how many acknowledged deeds {@link #await} returns
   */
  AcknowledgedWrites(int awaited) {
    this.awaited = new CountDownLatch(awaited);
  }

  /** What the store can answer. */
  enum Answer {
    /** None yet; what a killed process leaves. */
    NONE,
    DONE,
    FAILED,
    UNKNOWN
  }

  /**
   * How far a client came.
   *
   * @param done how many deeds are acknowledged
   * @param mayBeMore whether the next one may have been done as well
   */
  record Line(int done, boolean mayBeMore) {}

  /** Takes down what was answered, {@link Answer#NONE} before the deed begins. */
  synchronized void take(long id, WriteStep deed, Answer answer) {
    switch (answer) {
      case NONE -> lines.put(id, new Line(deed.place(), true));
      case DONE -> {
        lines.put(id, new Line(deed.place() + 1, false));
        awaited.countDown();
      }
      case FAILED -> {
        lines.put(id, new Line(deed.place(), false));
        failed.incrementAndGet();
      }
      case UNKNOWN -> unknown.incrementAndGet();
    }
  }

  /** By the number of the client. */
  synchronized Map<Long, Line> lines() {
    return new TreeMap<>(lines);
  }

  /** Waits until enough was done. */
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

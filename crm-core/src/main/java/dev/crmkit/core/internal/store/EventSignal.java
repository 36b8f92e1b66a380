package dev.crmkit.core.internal.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A condition variable on which threads wait for events of one workspace. It counts its signals: a
 * thread notes the count, looks for events, and then waits only while the count is the same. So a
 * signal between the look and the wait is not lost.
 */
public final class EventSignal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;

  /** Makes all waiting threads look again. */
  public void signal() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is an event.
   *
   * @param look looks for an event, and returns whether it was found
   * @param timeout how long to wait at most; only looks if it is not positive
   * @param poll after how long to look again without a signal
   * @return false if the time has passed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public boolean await(BooleanSupplier look, Duration timeout, Supplier<Duration> poll)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
    while (true) {
      long seen = count();
      if (find(look)) {
        return true;
      }
      long left = deadline - System.nanoTime();
      if (timeout.isNegative() || left <= 0) {
        return false;
      }
      awaitSignal(seen, Math.min(left, TimeUnit.NANOSECONDS.convert(poll.get())));
    }
  }

  /** Looks; pools and drivers report an interrupt in exceptions of their own. */
  private static boolean find(BooleanSupplier look) throws InterruptedException {
    try {
      return look.getAsBoolean();
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        InterruptedException interrupt = new InterruptedException("interrupted while looking");
        interrupt.initCause(e);
        throw interrupt;
      }
      throw e;
    }
  }

  private long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void awaitSignal(long seen, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (count == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}

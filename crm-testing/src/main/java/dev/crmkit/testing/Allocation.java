package dev.crmkit.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that a call allocates: a measure of its work that, unlike time, does not depend on
 * what else the machine does.
 */
public final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /**
   * Runs a call and measures what it allocates in this thread.
   *
   * @param call what to run
   * @return in bytes
   */
  public static long of(Runnable call) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    call.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}

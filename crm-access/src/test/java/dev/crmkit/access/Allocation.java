package dev.crmkit.access;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that a call allocates: a measure of its work that, unlike time, does not depend on
 * what else the machine does.
 */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** The bytes that a call allocates in this thread. */
  static long of(Runnable call) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    call.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}

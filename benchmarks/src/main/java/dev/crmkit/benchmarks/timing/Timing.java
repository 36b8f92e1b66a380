package dev.crmkit.benchmarks.timing;

import dev.crmkit.benchmarks.Row.Measured;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Measures ours and a peer in turn, so that what disturbs the one disturbs the other as well. What
 * counts is the time of the processor that the calling thread takes: it does all of the work, waits
 * for nothing, and is often kept waiting on a machine that others use.
 */
public final class Timing {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static volatile Object seen = "";

  private Timing() {}

  /** What is measured. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it once.
     *
     * @return something that hangs on all that was done, so that none of it is optimised away
     * @throws Exception when it cannot be done
     */
    Object run() throws Exception;
  }

  /**
   * What both take.
   *
   * @param ours nanoseconds of one run of ours
   * @param peer nanoseconds of one run of the peer's
   */
  public record Pair(Measured ours, Measured peer) {}

  /**
   * The median of what one run takes.
   *
   * @param warmUps how many runs do not count
   * @param runs how many do
   * @param work what is run
   * @return nanoseconds
   * @throws Exception when it cannot be done
   */
  public static Measured median(int warmUps, int runs, Work work) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      nanos(work);
    }
    double[] times = new double[runs];
    for (int i = 0; i < runs; i++) {
      times[i] = nanos(work);
    }
    return median(times);
  }

  /**
   * The medians of what one run takes, of ours and of a peer in turn.
   *
   * @param warmUps how many runs of each do not count
   * @param runs how many of each do
   * @param ours what is measured
   * @param peer what it is compared with
   * @return nanoseconds
   * @throws Exception when it cannot be done
   */
  public static Pair beside(int warmUps, int runs, Work ours, Work peer) throws Exception {
    double[] oursTimes = new double[runs];
    double[] peerTimes = new double[runs];
    for (int i = -warmUps; i < runs; i++) {
      double oursTime = nanos(ours);
      double peerTime = nanos(peer);
      if (i >= 0) {
        oursTimes[i] = oursTime;
        peerTimes[i] = peerTime;
      }
    }
    return new Pair(median(oursTimes), median(peerTimes));
  }

  private static double nanos(Work work) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    seen = work.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  private static Measured median(double[] times) {
    Arrays.sort(times);
    return Measured.of(times[times.length / 2]);
  }

  /**
   * A figure in another unit, or of one of many that a run did.
   *
   * @param measured in nanoseconds
   * @param by what it is divided by
   * @return the quotient
   */
  public static Measured divided(Measured measured, double by) {
    return Measured.of(measured.value() / by);
  }

  /**
   * What the last run returned.
   *
   * @return something
   */
  public static Object seen() {
    return seen;
  }
}

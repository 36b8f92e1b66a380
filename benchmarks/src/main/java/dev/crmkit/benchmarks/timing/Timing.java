package dev.crmkit.benchmarks.timing;

import dev.crmkit.benchmarks.Row.Measurement;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Measures ours and a peer in turn, so that what disturbs the one disturbs the other as well. What
 * counts, unless a {@link Clock} is named, is the time of the processor that the calling thread
 * takes: it does all of the work, waits for nothing, and is often kept waiting on a machine that
 * others use.
 */
public final class Timing {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static volatile Object lastResult = "";

  private Timing() {}

  /** Which time counts. */
  public enum Clock {
    /** That of the processor that the calling thread takes. */
    CPU {
      @Override
      long nanos() {
        return THREADS.getCurrentThreadCpuTime();
      }
    },
    /** That which passes: where others do the work, such as a database, or a disk. */
    WALL {
      @Override
      long nanos() {
        return System.nanoTime();
      }
    };

    abstract long nanos();
  }

  /** What is measured. */
  @FunctionalInterface
  public interface Task {

    /**
     * Does before a run what does not count.
     *
     * @throws Exception when it cannot be done
     */
    default void prepare() throws Exception {}

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
  public record Comparison(Measurement ours, Measurement peer) {}

  /**
   * The median of what one run takes.
   *
   * @param warmUps how many runs do not count
   * @param runs how many do
   * @param work what is run
   * @return nanoseconds
   * @throws Exception when it cannot be done
   */
  public static Measurement median(int warmUps, int runs, Task work) throws Exception {
    return medians(Clock.CPU, warmUps, runs, List.of(work)).get(0);
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
  public static Comparison compare(int warmUps, int runs, Task ours, Task peer) throws Exception {
    List<Measurement> both = medians(Clock.CPU, warmUps, runs, List.of(ours, peer));
    return new Comparison(both.get(0), both.get(1));
  }

  /**
   * The medians of what one run takes, of several in turn.
   *
   * @param clock which time counts
   * @param warmUps how many runs of each do not count
   * @param runs how many of each do
   * @param works what is run
   * @return nanoseconds of each
   * @throws Exception when one cannot be done
   */
  public static List<Measurement> medians(
      Clock clock, int warmUps, int runs, List<? extends Task> works) throws Exception {
    double[][] times = new double[works.size()][runs];
    for (int i = -warmUps; i < runs; i++) {
      for (int j = 0; j < times.length; j++) {
        double time = nanos(clock, works.get(j));
        if (i >= 0) {
          times[j][i] = time;
        }
      }
    }
    return Arrays.stream(times).map(Timing::median).toList();
  }

  private static double nanos(Clock clock, Task work) throws Exception {
    work.prepare();
    long start = clock.nanos();
    lastResult = work.run();
    return clock.nanos() - start;
  }

  private static Measurement median(double[] times) {
    Arrays.sort(times);
    return Measurement.of(times[times.length / 2]);
  }

  /**
   * A figure in another unit, or of one of many that a run did.
   *
   * @param measured in nanoseconds
   * @param by what it is divided by
   * @return the quotient
   */
  public static Measurement divide(Measurement measured, double by) {
    return Measurement.of(measured.value() / by);
  }

  /**
   * What the last run returned.
   *
   * @return something
   */
  public static Object lastResult() {
    return lastResult;
  }
}

package dev.crmkit.benchmarks.timing;

import dev.crmkit.benchmarks.Row.Measurement;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Measures CrmKit and a peer alternately, so that other processes disturb both. Unless a {@link
 * Clock} is given, this is the CPU time of the calling thread: it does all of the work and does not
 * block, but on a busy machine it often waits for a CPU.
 */
public final class Timing {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static volatile Object lastResult = "";

  private Timing() {}

  /** The time to measure. */
  public enum Clock {
    /** The CPU time of the calling thread. */
    CPU {
      @Override
      long nanos() {
        return THREADS.getCurrentThreadCpuTime();
      }
    },
    /** The elapsed time, for work that is done elsewhere, such as in a database or on a disk. */
    WALL {
      @Override
      long nanos() {
        return System.nanoTime();
      }
    };

    abstract long nanos();
  }

  /** A task to measure. */
  @FunctionalInterface
  public interface Task {

    /** Prepares a run; the time for this is not counted. */
    default void prepare() throws Exception {}

    /**
     * Runs the task once.
     *
     * @return an object that depends on all of the work, so that none of it is optimised away
     */
    Object run() throws Exception;
  }

  /**
   * The median times of CrmKit and of a peer.
   *
   * @param ours nanoseconds per run of CrmKit
   * @param peer nanoseconds per run of the peer
   */
  public record Comparison(Measurement ours, Measurement peer) {}

  /**
   * Returns the median CPU time of a task.
   *
   * @param warmUps the number of runs that are not counted
   * @param runs the number of runs that are
   * @return nanoseconds per run
   */
  public static Measurement median(int warmUps, int runs, Task task) throws Exception {
    return medians(Clock.CPU, warmUps, runs, List.of(task)).get(0);
  }

  /**
   * Returns the median CPU times of CrmKit and of a peer, which run alternately.
   *
   * @param warmUps the number of runs of each that are not counted
   * @param runs the number of runs of each that are
   */
  public static Comparison compare(int warmUps, int runs, Task ours, Task peer) throws Exception {
    List<Measurement> both = medians(Clock.CPU, warmUps, runs, List.of(ours, peer));
    return new Comparison(both.get(0), both.get(1));
  }

  /**
   * Returns the median times of several tasks, which run in rotation.
   *
   * @param warmUps the number of runs of each that are not counted
   * @param runs the number of runs of each that are
   * @return nanoseconds per run, for each task
   */
  public static List<Measurement> medians(
      Clock clock, int warmUps, int runs, List<? extends Task> tasks) throws Exception {
    double[][] times = new double[tasks.size()][runs];
    for (int i = -warmUps; i < runs; i++) {
      for (int j = 0; j < times.length; j++) {
        double time = nanos(clock, tasks.get(j));
        if (i >= 0) {
          times[j][i] = time;
        }
      }
    }
    return Arrays.stream(times).map(Timing::median).toList();
  }

  private static double nanos(Clock clock, Task task) throws Exception {
    task.prepare();
    long start = clock.nanos();
    lastResult = task.run();
    return clock.nanos() - start;
  }

  private static Measurement median(double[] times) {
    Arrays.sort(times);
    return Measurement.of(times[times.length / 2]);
  }

  /** Divides a measurement, to convert its unit or if a run consists of many operations. */
  public static Measurement divide(Measurement measurement, double divisor) {
    return Measurement.of(measurement.value() / divisor);
  }

  /**
   * Returns the result of the last run. It exists so that the compiler cannot know that results are
   * unused.
   */
  public static Object lastResult() {
    return lastResult;
  }
}

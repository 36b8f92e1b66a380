package dev.crmkit.benchmarks.jmh;

import dev.crmkit.benchmarks.Row.Measurement;
import dev.crmkit.benchmarks.Settings;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs one JMH benchmark method with given parameters. */
public final class JmhRunner {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /**
   * A small young generation is soon reused, so no page is touched for the first time while
   * measuring.
   */
  private static final String SMALL_EDEN = "-Xmn64m";

  private static final double MEDIAN = 50;

  private JmhRunner() {}

  /**
   * The cost of one call.
   *
   * @param time the time in nanoseconds
   * @param bytes the allocated bytes
   */
  public record Cost(Measurement time, Measurement bytes) {}

  /**
   * Measures a benchmark method in JVMs of its own.
   *
   * @param type the class of the method
   * @param params a value for each parameter of the class
   */
  public static Cost measure(
      Settings settings, Class<?> type, String method, Map<String, String> params)
      throws RunnerException {
    return measure(settings, type, method, params, 1);
  }

  /**
   * Measures a benchmark method in JVMs of its own, called by several threads at the same time.
   *
   * @param type the class of the method
   * @param params a value for each parameter of the class
   * @return the cost of one call in one of the threads
   */
  public static Cost measure(
      Settings settings, Class<?> type, String method, Map<String, String> params, int threads)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(type.getCanonicalName() + "\\." + method + "$")
            .mode(Mode.AverageTime)
            .threads(threads)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(settings.choose(1, 2))
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(settings.choose(150, 300)))
            .measurementIterations(settings.choose(20, 60))
            .measurementTime(TimeValue.milliseconds(10))
            // On a busy machine, background compilation might not finish during the warm-up.
            .jvmArgsAppend("-XX:-BackgroundCompilation", SMALL_EDEN)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    params.forEach((name, value) -> options.param(name, value));
    Collection<RunResult> results = new Runner(options.build()).run();
    if (results.size() != 1) {
      throw new IllegalArgumentException(
          "not exactly one benchmark: " + type + "." + method + params);
    }
    RunResult result = results.iterator().next();
    return new Cost(time(result.getPrimaryResult()), bytes(result));
  }

  private static Measurement bytes(RunResult result) {
    String label =
        result.getSecondaryResults().keySet().stream()
            .filter(name -> name.endsWith(ALLOCATED))
            .findFirst()
            .orElseThrow();
    double exact = Objects.requireNonNull(result.getSecondaryResults().get(label)).getScore();
    // The JVM's own allocations add thousandths of a byte per call.
    return Measurement.of(Math.round(exact * 10) / 10.0);
  }

  /**
   * Returns the best of many short iterations, which other processes disturb least, and the
   * distance of the median from it.
   */
  private static Measurement time(Result<?> result) {
    Statistics iterations = result.getStatistics();
    double best = iterations.getMin();
    return new Measurement(best, iterations.getPercentile(MEDIAN) - best);
  }
}

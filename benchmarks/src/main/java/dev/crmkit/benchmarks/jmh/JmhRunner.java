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

/** Measures one method of a JMH class for one choice of its parameters. */
public final class JmhRunner {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** So that it is soon used again: the first touch of memory is not what is measured. */
  private static final String SMALL_EDEN = "-Xmn64m";

  private static final double HALF = 50;

  private JmhRunner() {}

  /**
   * What a call takes.
   *
   * @param time nanoseconds
   * @param bytes how much it allocates
   */
  public record Cost(Measurement time, Measurement bytes) {}

  /**
   * Measures.
   *
   * @param settings how thoroughly
   * @param type a class with benchmarks
   * @param method one of them
   * @param params a value for each parameter
   * @return what a call takes
   * @throws RunnerException when it fails
   */
  public static Cost measure(
      Settings settings, Class<?> type, String method, Map<String, String> params)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(type.getCanonicalName() + "\\." + method + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(settings.choose(1, 2))
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(settings.choose(150, 300)))
            .measurementIterations(settings.choose(20, 60))
            .measurementTime(TimeValue.milliseconds(10))
            // The compiler's threads must not lag behind the warm-up where others use the machine.
            .jvmArgsAppend("-XX:-BackgroundCompilation", SMALL_EDEN)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    params.forEach((name, value) -> options.param(name, value));
    Collection<RunResult> results = new Runner(options.build()).run();
    if (results.size() != 1) {
      throw new IllegalArgumentException("not one benchmark: " + type + "." + method + params);
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
    // What the JVM allocates besides is spread over the calls: thousandths of a byte.
    return Measurement.of(Math.round(exact * 10) / 10.0);
  }

  /**
   * The best of many short iterations, which others on the machine disturb least, and how far the
   * median is from it.
   */
  private static Measurement time(Result<?> result) {
    Statistics iterations = result.getStatistics();
    double best = iterations.getMin();
    return new Measurement(best, iterations.getPercentile(HALF) - best);
  }
}

package dev.crmkit.benchmarks;

import dev.crmkit.benchmarks.report.Baseline;
import dev.crmkit.benchmarks.report.JsonReport;
import dev.crmkit.benchmarks.report.Report;
import dev.crmkit.benchmarks.report.TableReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The entry point: {@code benchmarks/run NAME OPTIONS}. */
@Command(
    name = "benchmarks/run",
    description = "Measures CrmKit and what you would use instead, in the same run.",
    footerHeading = "%nBenchmarks:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:everything was measured",
      "1:a ratio was more than 1.5 times the recorded one in each of three runs",
      "2:the command line is wrong, or the recorded ratios cannot be read",
      "70:a benchmark failed"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Main implements Callable<Integer> {

  private static final String ALL = "all";
  private static final int WIDTH = 120;

  /** How often a seemingly worse benchmark is repeated: other processes may have disturbed it. */
  private static final int RETRIES = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "The benchmarks to run; 'all' runs all of them.")
  private List<String> names = List.of();

  @Option(
      names = "--quick",
      description = "Fewer sizes and repetitions: for a first look, not for publication.")
  private boolean quick;

  @Option(names = "--large", description = "The largest sizes as well, which take long to fill.")
  private boolean large;

  @Option(
      names = "--json",
      description = "Prints one JSON object per row, each on a line of its own.")
  private boolean json;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description =
          "Rows printed by --json: fail if a ratio is more than 1.5 times the recorded one.")
  private @Nullable Path against;

  @Option(names = "--help", usageHelp = true, description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private Main() {}

  /**
   * Runs the benchmarks that the arguments name, and exits with the status.
   *
   * @param args names and options; none lists the benchmarks
   */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  /**
   * Runs the benchmarks that the arguments name.
   *
   * @param out receives the results
   * @param err receives progress and errors
   * @param args names and options; none lists the benchmarks
   * @return the exit status
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err).setUsageHelpWidth(WIDTH);
    line.getCommandSpec().usageMessage().footer(list());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          err.println("the benchmark failed:");
          failure.printStackTrace(err);
          return 70;
        });
    int status = line.execute(args);
    out.flush();
    err.flush();
    return status;
  }

  private static String[] list() {
    return Benchmarks.all().stream()
        .map(benchmark -> String.format("  %-8s %s", benchmark.name(), benchmark.description()))
        // picocli formats the footer.
        .map(text -> text.replace("%", "%%"))
        .toArray(String[]::new);
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (names.isEmpty()) {
      spec.commandLine().usage(out);
      return 0;
    }
    Set<Benchmark> chosen = chosen();
    Baseline baseline = baseline();
    Report report = json ? new JsonReport(out) : new TableReport(out, err);
    boolean worse = false;
    for (Benchmark benchmark : chosen) {
      List<Row> rows = new ArrayList<>();
      benchmark.run(
          new Settings(quick, large),
          row -> {
            rows.add(row);
            report.row(row);
          });
      report.end(benchmark, rows);
      worse |= baseline != null && hasRegressed(baseline, benchmark, rows, err);
    }
    return worse ? 1 : 0;
  }

  /** Returns whether a ratio stays above its limit when the benchmark is repeated. */
  private boolean hasRegressed(
      Baseline baseline, Benchmark benchmark, List<Row> rows, PrintWriter err) throws Exception {
    List<String> regressions = baseline.regressions(benchmark.name(), rows);
    for (int retry = 0; retry < RETRIES && !regressions.isEmpty(); retry++) {
      regressions.forEach(err::println);
      err.println("repeating " + benchmark.name());
      err.flush();
      benchmark.run(new Settings(quick, large), rows::add);
      regressions = baseline.regressions(benchmark.name(), rows);
    }
    regressions.forEach(err::println);
    return !regressions.isEmpty();
  }

  private Set<Benchmark> chosen() {
    Set<Benchmark> chosen = new LinkedHashSet<>();
    for (String name : names) {
      if (name.equals(ALL)) {
        chosen.addAll(Benchmarks.all());
      } else {
        chosen.add(Benchmarks.named(name).orElseThrow(() -> unknown(name)));
      }
    }
    return chosen;
  }

  private ParameterException unknown(String name) {
    String known = Benchmarks.all().stream().map(Benchmark::name).collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(),
        "there is no benchmark '" + name + "'; there are " + known + ", " + ALL);
  }

  private @Nullable Baseline baseline() {
    if (against == null) {
      return null;
    }
    try {
      return Baseline.read(against);
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
      throw new ParameterException(
          spec.commandLine(), "the recorded ratios in " + against + " cannot be read: " + why);
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }
}

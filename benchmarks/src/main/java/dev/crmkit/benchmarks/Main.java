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
    description = "Measures CrmKit beside what people would use instead, in one run.",
    footerHeading = "%nBenchmarks:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all was measured",
      "1:a ratio got worse than the recorded one by more than half, each of three times",
      "2:the command line is wrong, or the recorded ratios cannot be read",
      "70:something could not be measured"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Main implements Callable<Integer> {

  private static final String ALL = "all";
  private static final int WIDTH = 120;

  /** How often what seems to have got worse is measured again: others may have disturbed it. */
  private static final int RETRIES = 2;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which benchmarks; 'all' is each.")
  private List<String> names = List.of();

  @Option(
      names = "--quick",
      description = "Fewer sizes and repetitions: for a look, not for a document.")
  private boolean quick;

  @Option(names = "--large", description = "The largest sizes as well, which take long to fill.")
  private boolean large;

  @Option(names = "--json", description = "One JSON object a line and row.")
  private boolean json;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Rows that --json printed: fail where a ratio got worse by more than half.")
  private @Nullable Path against;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private Main() {}

  /**
   * Runs what the arguments say, and ends the program with the exit status.
   *
   * @param args names and options; none lists the benchmarks
   */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  /**
   * Runs what the arguments say.
   *
   * @param out where the figures go
   * @param err where progress and complaints go
   * @param args names and options; none lists the benchmarks
   * @return the exit status
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err).setUsageHelpWidth(WIDTH);
    line.getCommandSpec().usageMessage().footer(list());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          err.println("it could not be measured:");
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
        // It would be taken for a format.
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

  /** Whether something is worse than recorded, also when it is measured again. */
  private boolean hasRegressed(
      Baseline baseline, Benchmark benchmark, List<Row> rows, PrintWriter err) throws Exception {
    List<String> complaints = baseline.regressions(benchmark.name(), rows);
    for (int again = 0; again < RETRIES && !complaints.isEmpty(); again++) {
      complaints.forEach(err::println);
      err.println("measuring " + benchmark.name() + " again");
      err.flush();
      benchmark.run(new Settings(quick, large), rows::add);
      complaints = baseline.regressions(benchmark.name(), rows);
    }
    complaints.forEach(err::println);
    return !complaints.isEmpty();
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

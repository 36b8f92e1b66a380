package dev.crmkit.examples;

import dev.crmkit.examples.quickstart.QuickStart;
import dev.crmkit.examples.scenario.ScenarioCommand;
import dev.crmkit.examples.tour.TourCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The entry point: {@code examples/run NAME ARGUMENTS}. An example is a class with {@link Command}
 * that is listed as a subcommand here.
 */
@Command(
    name = "examples/run",
    synopsisSubcommandLabel = "EXAMPLE",
    description = "The examples of CrmKit.",
    commandListHeading = "%nExamples:%n",
    subcommands = {TourCommand.class, ScenarioCommand.class, QuickStart.class})
public final class Main {

  private Main() {}

  /**
   * Runs the example that the first argument names, and exits with its status.
   *
   * @param args the name of an example and its arguments; none lists the examples
   */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  /**
   * Runs an example.
   *
   * @param out where the example prints
   * @param err where it prints errors
   * @param args the name of an example and its arguments
   * @return the exit status
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          err.println(failure.getClass().getName() + ": " + failure.getMessage());
          return 70;
        });
    int status = 0;
    if (args.length == 0) {
      line.usage(out);
    } else {
      status = line.execute(args);
    }
    out.flush();
    err.flush();
    return status;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }
}

package dev.crmkit.examples.scenario;

import dev.crmkit.examples.Paint;
import dev.crmkit.examples.Stores;
import dev.crmkit.store.testkit.scenario.InvalidScenarioException;
import dev.crmkit.store.testkit.scenario.ScenarioFile;
import dev.crmkit.store.testkit.scenario.ScenarioRunner;
import dev.crmkit.store.testkit.scenario.StepReport;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code examples/run scenario}: runs scenario files. */
@Command(
    name = "scenario",
    description = "Runs scenario files, which state who can see and do what.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all steps had the expected result",
      "1:some steps had another result",
      "2:a file could not be read, or the store could not be opened"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ScenarioCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Scenario files, and folders with .yaml, .yml or .json files in or below them.")
  private List<Path> paths;

  @Option(
      names = "--store",
      defaultValue = "memory",
      paramLabel = "STORE",
      description = "The store to use: " + Stores.NAMES + ". Default: memory.")
  private String storeName;

  @Option(
      names = "--json",
      description = "Prints one JSON object per line and step, and one with the totals.")
  private boolean json;

  private int files;
  private int steps;
  private int failed;
  private int unreadable;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Stores.OpenStore opened;
    try {
      opened = Stores.open(storeName);
    } catch (Stores.StoreUnavailableException e) {
      complain("the store could not be opened: " + e.getMessage());
      return 2;
    }
    try (opened) {
      Report report =
          json
              ? new JsonReport(out)
              : new TextReport(out, Paint.ofStandardOutput(StandardCharsets.UTF_8));
      ScenarioRunner runner = new ScenarioRunner(opened.store(), Stores.newPrefix());
      for (Path file : ScenarioFiles.find(paths, this::cannotRead)) {
        run(file, runner, report);
      }
      report.end(new Report.Totals(files, steps, failed, unreadable));
    }
    return unreadable > 0 ? 2 : failed > 0 ? 1 : 0;
  }

  private void run(Path file, ScenarioRunner runner, Report report) {
    try {
      ScenarioFile scenario = ScenarioFile.read(file, file.toString());
      runner.run(scenario, () -> report.begin(scenario), result -> count(result, report));
      files++;
    } catch (InvalidScenarioException e) {
      cannotRead(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // A defect of the runner or of the library must not keep the other files from being run.
      cannotRead(file + ": " + e.getClass().getName() + ": " + e.getMessage());
    }
  }

  private void count(StepReport result, Report report) {
    steps++;
    if (!result.passed()) {
      failed++;
    }
    report.step(result);
  }

  private void cannotRead(String problem) {
    unreadable++;
    complain(problem);
  }

  private void complain(String problem) {
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().println(problem);
    spec.commandLine().getErr().flush();
  }
}

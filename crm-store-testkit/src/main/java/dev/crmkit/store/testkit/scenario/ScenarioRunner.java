package dev.crmkit.store.testkit.scenario;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioRun;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import java.util.function.Consumer;

/** Runs scenarios on a store, each in workspaces of its own. */
public final class ScenarioRunner {

  private final CrmStore store;
  private final String prefix;
  private int workspaces;

  /**
   * Creates a runner.
   *
   * @param store where the workspaces are created
   * @param prefix what the ids of the workspaces begin with, so that the store has none of them yet
   */
  public ScenarioRunner(CrmStore store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  /**
   * Runs a scenario.
   *
   * @param file the scenario
   * @param started runs once the workspaces are set up
   * @param reports receives each step as soon as it was run
   * @throws InvalidScenarioException when a workspace breaks a rule of the model
   */
  public void run(ScenarioFile file, Runnable started, Consumer<StepReport> reports)
      throws InvalidScenarioException {
    Scenario scenario = file.scenario();
    ScenarioRun run;
    try {
      run = new ScenarioRun(scenario, store, () -> WorkspaceId.of(prefix + ++workspaces));
    } catch (InvalidFileException e) {
      throw new InvalidScenarioException(e);
    }
    started.run();
    for (ScenarioStep step : scenario.steps()) {
      reports.accept(StepReport.of(run.step(step)));
    }
  }
}

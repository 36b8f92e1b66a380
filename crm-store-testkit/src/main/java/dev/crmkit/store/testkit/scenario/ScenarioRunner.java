package dev.crmkit.store.testkit.scenario;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.yaml.InvalidFileException;
import java.util.function.Consumer;

/** Runs scenarios against a store, each in workspaces of its own. */
public final class ScenarioRunner {

  private final CrmStore store;
  private final String prefix;
  private int workspaces;

  /**
   * A runner.
   *
   * @param store where the workspaces are made
   * @param prefix what their names begin with, so that they are none that the store has
   */
  public ScenarioRunner(CrmStore store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  /**
   * Sets up the workspaces of a scenario.
   *
   * @param scenario it
   * @return the scenario before its first step
   * @throws InvalidFileException when a given breaks a rule of the model
   */
  public ScenarioRun begin(Scenario scenario) throws InvalidFileException {
    return new ScenarioRun(scenario, store, () -> WorkspaceId.of(prefix + ++workspaces));
  }

  /**
   * Runs a scenario.
   *
   * @param scenario it
   * @param begun runs once its workspaces are set up
   * @param results receives each step as soon as it was run
   * @throws InvalidFileException when a given breaks a rule of the model
   */
  public void run(Scenario scenario, Runnable begun, Consumer<StepResult> results)
      throws InvalidFileException {
    ScenarioRun play = begin(scenario);
    begun.run();
    for (Step step : scenario.steps()) {
      results.accept(play.step(step));
    }
  }
}

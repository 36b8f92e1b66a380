package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.question.StepRunner;
import dev.crmkit.store.testkit.internal.result.Outcome;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ManualClock;
import dev.crmkit.store.testkit.internal.workspace.RefusalOutcomes;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A scenario that is being run, step by step: each step at its own moment, by a clock that stands
 * still between them, with randomness of its own.
 */
public final class ScenarioRun {

  private static final Duration STEP = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final ManualClock clock = new ManualClock();
  private final Map<String, RestartableRandom> randomness = new HashMap<>();
  private final Map<String, ScenarioWorkspace> workspaces = new HashMap<>();

  /**
   * Sets up the workspaces of a scenario. They share names and numbers, and are set up at the same
   * moment with the same randomness.
   */
  public ScenarioRun(Scenario scenario, CrmStore store, Supplier<WorkspaceId> ids)
      throws InvalidFileException {
    this(scenario, store, ids, new EntityNames()::sibling, RestartableRandom::new);
  }

  /** Sets up the workspaces of a scenario with names and randomness of another kind. */
  public ScenarioRun(
      Scenario scenario,
      CrmStore store,
      Supplier<WorkspaceId> ids,
      Supplier<EntityNames> names,
      Supplier<RestartableRandom> randomSources)
      throws InvalidFileException {
    this.scenario = scenario;
    for (Map.Entry<String, GivenWorkspace> each : scenario.workspaces().entrySet()) {
      RestartableRandom drawn = randomSources.get();
      randomness.put(each.getKey(), drawn);
      setTime(0);
      workspaces.put(
          each.getKey(),
          new WorkspaceSetup(store, clock, names.get(), drawn).run(ids.get(), each.getValue()));
    }
  }

  /** Returns a workspace of the scenario. */
  public ScenarioWorkspace workspace(String name) {
    ScenarioWorkspace workspace = workspaces.get(name);
    if (workspace == null) {
      throw new IllegalArgumentException("this scenario has no workspace " + name);
    }
    return workspace;
  }

  /** Runs the next step, a second after the last one and what the step adds. */
  public StepResult step(ScenarioStep step) {
    clock.advance(STEP.plus(step.after()));
    randomness.values().forEach(each -> each.restart(step.number()));
    return run(step);
  }

  /**
   * Runs a step at a moment of its own, so that the same step at the same moment has the same time
   * and the same randomness in each workspace.
   */
  public StepResult step(ScenarioStep step, long moment) {
    setTime(moment);
    return run(step);
  }

  /** Sets the clock and restarts the random generators, as for a step at a moment. */
  public void setTime(long number) {
    clock.set(ManualClock.BEGINNING.plus(STEP.multipliedBy(number)));
    randomness.values().forEach(each -> each.restart(number));
  }

  /** Continues in another store. */
  public void reopen(CrmStore store) {
    workspaces.values().forEach(workspace -> workspace.reopen(store));
  }

  private StepResult run(ScenarioStep step) {
    StepAnswer answer = answer(step, workspace(step.workspace()));
    return new StepResult(scenario, step, answer, answer.value().matches(step.expected()));
  }

  /** An unexpected exception fails the step; the next ones run all the same. */
  private static StepAnswer answer(ScenarioStep step, ScenarioWorkspace workspace) {
    try {
      return step.step().accept(new StepRunner(workspace));
    } catch (CrmException e) {
      workspace.registerNames();
      return RefusalOutcomes.of(e, workspace.names());
    } catch (RuntimeException e) {
      return new StepAnswer(Outcome.of("failure"), e.getClass().getName() + ": " + e.getMessage());
    }
  }
}

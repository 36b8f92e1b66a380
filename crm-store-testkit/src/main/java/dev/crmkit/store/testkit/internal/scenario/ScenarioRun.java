package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.result.Outcome;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.ManualClock;
import dev.crmkit.store.testkit.internal.workspace.RefusalOutcomes;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.InvalidFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A scenario that is being run, step by step: each step at its own moment, by a clock that stands
 * still between them, with draws of its own.
 */
public final class ScenarioRun {

  private static final Duration STEP = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final ManualClock clock = new ManualClock();
  private final Map<String, RestartableRandom> draws = new HashMap<>();
  private final Map<String, ScenarioWorkspace> companies = new HashMap<>();

  /**
   * Sets up the workspaces of a scenario. They share names and numbers, and are set up at the same
   * moment with the same draws.
   *
   * @param scenario it
   * @param store where they are made
   * @param ids the ids of new workspaces
   * @throws InvalidFileException when a given breaks a rule of the model, with the place
   */
  public ScenarioRun(Scenario scenario, CrmStore store, Supplier<WorkspaceId> ids)
      throws InvalidFileException {
    this(scenario, store, ids, new EntityNames()::sibling, RestartableRandom::new);
  }

  /**
   * Sets up the workspaces of a scenario with names and draws of another kind.
   *
   * @param scenario it
   * @param store where they are made
   * @param ids the ids of new workspaces
   * @param names the names of each workspace
   * @param chance what each workspace draws from
   * @throws InvalidFileException when a given breaks a rule of the model, with the place
   */
  public ScenarioRun(
      Scenario scenario,
      CrmStore store,
      Supplier<WorkspaceId> ids,
      Supplier<EntityNames> names,
      Supplier<RestartableRandom> chance)
      throws InvalidFileException {
    this.scenario = scenario;
    for (Map.Entry<String, GivenWorkspace> each : scenario.workspaces().entrySet()) {
      RestartableRandom drawn = chance.get();
      draws.put(each.getKey(), drawn);
      setTime(0);
      companies.put(
          each.getKey(),
          new WorkspaceSetup(store, clock, names.get(), drawn).run(ids.get(), each.getValue()));
    }
  }

  /**
   * A workspace of it.
   *
   * @param workspace its name in the scenario
   * @return the company
   * @throws IllegalArgumentException when the scenario has no such workspace
   */
  public ScenarioWorkspace workspace(String workspace) {
    ScenarioWorkspace company = companies.get(workspace);
    if (company == null) {
      throw new IllegalArgumentException("this scenario has no workspace " + workspace);
    }
    return company;
  }

  /**
   * Runs a step after all that was run before, a second later and what the step itself says.
   *
   * @param step a step of the scenario
   * @return what it came to
   */
  public StepResult step(Step step) {
    clock.advance(STEP.plus(step.after()));
    draws.values().forEach(each -> each.restart(step.number()));
    return run(step);
  }

  /**
   * Runs a step at a moment of its own, so that the same step at the same moment has the same time
   * and the same draws in each workspace.
   *
   * @param step a step of the scenario
   * @param moment seconds since the scenario began, from 1 on
   * @return what it came to
   */
  public StepResult step(Step step, long moment) {
    setTime(moment);
    return run(step);
  }

  /**
   * Sets the clock, and begins the draws anew, as for a step at a moment.
   *
   * @param number seconds since the scenario began
   */
  public void setTime(long number) {
    clock.set(ManualClock.BEGINNING.plus(STEP.multipliedBy(number)));
    draws.values().forEach(each -> each.restart(number));
  }

  /**
   * Goes on in another store.
   *
   * @param store one with the same workspaces
   */
  public void reopen(CrmStore store) {
    companies.values().forEach(company -> company.reopen(store));
  }

  private StepResult run(Step step) {
    StepAnswer answer = answer(step, workspace(step.workspace()));
    return new StepResult(scenario, step, answer, answer.value().matches(step.expected()));
  }

  /** A defect of the library is a step that failed; it does not keep others from being run. */
  private static StepAnswer answer(Step step, ScenarioWorkspace company) {
    try {
      return step.kind().run(company, step.body());
    } catch (CrmException e) {
      company.registerNames();
      return RefusalOutcomes.of(e, company.names());
    } catch (RuntimeException e) {
      return new StepAnswer(Outcome.of("failure"), e.getClass().getName() + ": " + e.getMessage());
    }
  }
}

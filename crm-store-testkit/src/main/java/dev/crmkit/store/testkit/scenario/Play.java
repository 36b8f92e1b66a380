package dev.crmkit.store.testkit.scenario;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Outcome;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Draws;
import dev.crmkit.store.testkit.scenario.company.Names;
import dev.crmkit.store.testkit.scenario.company.Refusals;
import dev.crmkit.store.testkit.scenario.company.TickingClock;
import dev.crmkit.store.testkit.yaml.BadFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A scenario that is being run, step by step: each step at its own moment, by a clock that stands
 * still between them, with draws of its own.
 */
public final class Play {

  private static final Duration STEP = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final TickingClock clock = new TickingClock();
  private final Map<String, Draws> draws = new HashMap<>();
  private final Map<String, Company> companies = new HashMap<>();

  /**
   * Sets up the workspaces of a scenario. They share names and numbers, and are set up at the same
   * moment with the same draws.
   *
   * @param scenario it
   * @param store where they are made
   * @param ids the ids of new workspaces
   * @throws BadFile when a given breaks a rule of the model, with the place
   */
  public Play(Scenario scenario, CrmStore store, Supplier<WorkspaceId> ids) throws BadFile {
    this(scenario, store, ids, new Names()::another, Draws::new);
  }

  /**
   * Sets up the workspaces of a scenario with names and draws of another kind.
   *
   * @param scenario it
   * @param store where they are made
   * @param ids the ids of new workspaces
   * @param names the names of each workspace
   * @param chance what each workspace draws from
   * @throws BadFile when a given breaks a rule of the model, with the place
   */
  public Play(
      Scenario scenario,
      CrmStore store,
      Supplier<WorkspaceId> ids,
      Supplier<Names> names,
      Supplier<Draws> chance)
      throws BadFile {
    this.scenario = scenario;
    for (Map.Entry<String, Given> each : scenario.workspaces().entrySet()) {
      Draws drawn = chance.get();
      draws.put(each.getKey(), drawn);
      moment(0);
      companies.put(
          each.getKey(),
          new Setup(store, clock, names.get(), drawn).run(ids.get(), each.getValue()));
    }
  }

  /**
   * A workspace of it.
   *
   * @param workspace its name in the scenario
   * @return the company
   * @throws IllegalArgumentException when the scenario has no such workspace
   */
  public Company company(String workspace) {
    Company company = companies.get(workspace);
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
    draws.values().forEach(each -> each.begin(step.number()));
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
    moment(moment);
    return run(step);
  }

  /**
   * Sets the clock, and begins the draws anew, as for a step at a moment.
   *
   * @param number seconds since the scenario began
   */
  public void moment(long number) {
    clock.set(TickingClock.BEGINNING.plus(STEP.multipliedBy(number)));
    draws.values().forEach(each -> each.begin(number));
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
    Answer answer = answer(step, company(step.workspace()));
    return new StepResult(scenario, step, answer, answer.value().matches(step.expected()));
  }

  /** A defect of the library is a step that failed; it does not keep others from being run. */
  private static Answer answer(Step step, Company company) {
    try {
      return step.verb().run(company, step.body());
    } catch (CrmException e) {
      company.learnNames();
      return Refusals.answer(e, company.names());
    } catch (RuntimeException e) {
      return new Answer(Outcome.of("failure"), e.getClass().getName() + ": " + e.getMessage());
    }
  }
}

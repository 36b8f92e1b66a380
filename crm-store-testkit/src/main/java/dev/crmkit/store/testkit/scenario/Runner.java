package dev.crmkit.store.testkit.scenario;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.error.CrmException;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Outcome;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Names;
import dev.crmkit.store.testkit.scenario.company.Refusals;
import dev.crmkit.store.testkit.scenario.company.TickingClock;
import dev.crmkit.store.testkit.yaml.BadFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Runs scenarios against a store, each in workspaces of its own. */
public final class Runner {

  private static final Duration STEP = Duration.ofSeconds(1);

  private final CrmStore store;
  private final String prefix;
  private int workspaces;

  /**
   * A runner.
   *
   * @param store where the workspaces are made
   * @param prefix what their names begin with, so that they are none that the store has
   */
  public Runner(CrmStore store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  /**
   * Runs a scenario.
   *
   * @param scenario it
   * @param begun runs once its workspaces are set up
   * @param results receives each step as soon as it was run
   * @throws BadFile when a given breaks a rule of the model
   */
  public void run(Scenario scenario, Runnable begun, Consumer<StepResult> results) throws BadFile {
    TickingClock clock = new TickingClock();
    Names names = new Names();
    Map<String, Company> companies = new HashMap<>();
    for (Map.Entry<String, Given> each : scenario.workspaces().entrySet()) {
      WorkspaceId id = WorkspaceId.of(prefix + ++workspaces);
      companies.put(
          each.getKey(), new Setup(store, clock, names.another()).run(id, each.getValue()));
    }
    begun.run();
    for (Step step : scenario.steps()) {
      clock.advance(STEP.plus(step.after()));
      Company company = companies.get(step.workspace());
      if (company == null) {
        throw new IllegalStateException("the reader let through an unknown workspace");
      }
      Answer answer = answer(step, company);
      results.accept(
          new StepResult(scenario, step, answer, answer.value().matches(step.expected())));
    }
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

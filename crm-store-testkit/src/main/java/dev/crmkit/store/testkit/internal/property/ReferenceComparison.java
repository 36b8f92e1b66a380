package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.invariant.EventReplay;
import dev.crmkit.store.testkit.internal.invariant.Invariants;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a store with the reference: the answer to each step of a script, and the invariants of
 * the store after each change. The store is reopened in the middle, and at the end the event feed
 * is replayed and compared with the state.
 */
public final class ReferenceComparison {

  private ReferenceComparison() {}

  /** Reopens a store. */
  @FunctionalInterface
  public interface StoreOpener {
    /**
     * Reopens the store.
     *
     * @param store the open store
     * @return the store to continue with
     * @throws Exception when it cannot be opened
     */
    CrmStore of(CrmStore store) throws Exception;
  }

  /**
   * Runs a script.
   *
   * @param script the steps in a new workspace
   * @param store where the workspace is created; left open, or closed if it was reopened
   * @param reopening closes the store and opens its data again
   * @return the differences, one sentence each; empty if there are none
   * @throws Exception when the store cannot be reopened
   */
  public static List<String> differences(Script script, CrmStore store, StoreOpener reopening)
      throws Exception {
    Script answered = script.withStateAtTheEnd().answered();
    ScriptRun run = ScriptRun.begin(answered.text("A random scenario"), store);
    WorkspaceId workspace = run.workspace().crm().workspace();
    List<ScenarioStep> steps = run.scenario().steps();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < steps.size() && differences.isEmpty(); i++) {
      if (i == steps.size() / 2) {
        run.scenarioRun().reopen(reopening.of(run.workspace().store()));
      }
      StepResult result = run.scenarioRun().step(steps.get(i));
      if (!result.passed()) {
        differences.add(ScriptRun.describe(result));
      } else if (result.step().step().verb().equals("do")) {
        Invariants.check(run.workspace().store(), workspace)
            .forEach(each -> differences.add("after " + ScriptRun.describe(result) + ": " + each));
      }
    }
    if (differences.isEmpty()) {
      differences.addAll(EventReplay.check(run.workspace().store(), workspace));
    }
    run.workspace().store().close();
    return differences;
  }
}

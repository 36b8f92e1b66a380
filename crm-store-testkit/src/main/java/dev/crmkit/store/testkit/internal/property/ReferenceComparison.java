package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.invariant.EventReplay;
import dev.crmkit.store.testkit.internal.invariant.Invariants;
import dev.crmkit.store.testkit.internal.scenario.Step;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole script against the reference: each answer, and after each change that nothing in the
 * store contradicts anything else; in the midst of it the store is reopened, and at the end the
 * feed gives the state.
 */
public final class ReferenceComparison {

  private ReferenceComparison() {}

  /** What opens a store, or opens it again. */
  @FunctionalInterface
  public interface StoreOpener {
    /**
     * Opens.
     *
     * @param store the store that is there
     * @return the one to go on with
     * @throws Exception when it cannot be opened
     */
    CrmStore of(CrmStore store) throws Exception;
  }

  /**
   * Runs a script.
   *
   * @param script what happens in a new workspace
   * @param store where it is made; left open, or closed when it was reopened
   * @param reopening closes a store and opens what it kept
   * @return what is wrong, a sentence each; none as it should be
   * @throws Exception when the store cannot be reopened
   */
  public static List<String> differences(Script script, CrmStore store, StoreOpener reopening)
      throws Exception {
    Script answered = script.withStateAtTheEnd().answered();
    ScriptRun scene = ScriptRun.begin(answered.text("A random scenario"), store);
    WorkspaceId workspace = scene.workspace().crm().workspace();
    List<Step> steps = scene.scenario().steps();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < steps.size() && wrong.isEmpty(); i++) {
      if (i == steps.size() / 2) {
        scene.scenarioRun().reopen(reopening.of(scene.workspace().store()));
      }
      StepResult result = scene.scenarioRun().step(steps.get(i));
      if (!result.passed()) {
        wrong.add(ScriptRun.describe(result));
      } else if (result.step().kind().key().equals("do")) {
        Invariants.check(scene.workspace().store(), workspace)
            .forEach(each -> wrong.add("after " + ScriptRun.describe(result) + ": " + each));
      }
    }
    if (wrong.isEmpty()) {
      wrong.addAll(EventReplay.check(scene.workspace().store(), workspace));
    }
    scene.workspace().store().close();
    return wrong;
  }
}

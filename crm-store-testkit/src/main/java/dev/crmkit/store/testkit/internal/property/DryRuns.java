package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.operation.SignInOperation;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.step.Step;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that a dry run answers like the change that is made right after it, and writes nothing.
 */
public final class DryRuns {

  private DryRuns() {}

  /**
   * Makes each change of a script twice at the same moment: as a dry run, then really.
   *
   * @return the differences, one sentence each; empty if there are none
   */
  public static List<String> differences(Script script, CrmStore store) {
    ScriptRun run = ScriptRun.begin(script.answered().text("A random scenario"), store);
    List<String> differences = new ArrayList<>();
    long moment = 0;
    for (ScenarioStep step : run.scenario().steps()) {
      moment += 1 + step.after().toSeconds();
      if (step.step() instanceof Step.Do change
          && !(change.operation() instanceof SignInOperation)) {
        List<Long> before = stored(run);
        require(
            run.scenarioRun()
                .step(step.withStep(new Step.Do(change.by(), "true", change.operation())), moment),
            "dry run of ",
            differences);
        if (!stored(run).equals(before)) {
          differences.add("the dry run of step " + step.number() + " has changed something");
        }
      }
      require(run.scenarioRun().step(step, moment), "", differences);
      if (!differences.isEmpty()) {
        break;
      }
    }
    return differences;
  }

  private static void require(StepResult result, String what, List<String> differences) {
    if (!result.passed()) {
      differences.add(what + ScriptRun.describe(result));
    }
  }

  /** Returns the position of the feed, the revision of the organisation, and numbers of records. */
  private static List<Long> stored(ScriptRun run) {
    return run.workspace()
        .store()
        .read(
            run.workspace().crm().workspace(),
            tx -> {
              List<Long> numbers = new ArrayList<>(List.of(tx.lastPosition(), tx.org().revision()));
              for (RecordKind kind : RecordKind.values()) {
                numbers.add(tx.count(kind, Scope.everything(), Condition.always()));
              }
              return numbers;
            });
  }
}

package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.view.Outcome;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.RefusalOutcomes;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A call about many clients at once (rules.md E8), which returns the outcome of each.
 *
 * @param workspace where
 * @param call makes the call
 */
record BulkCall(ScenarioWorkspace workspace, Supplier<List<? extends Outcome<?>>> call)
    implements LibraryCall {

  @Override
  public ActualValue run() {
    Map<String, ActualValue> outcomes = new LinkedHashMap<>();
    for (Outcome<?> each : call.get()) {
      outcomes.put(
          workspace.names().reference(each.id().orElseThrow()).toString(),
          outcome(each, workspace));
    }
    return ActualValues.exactly(outcomes);
  }

  static ActualValue outcome(Outcome<?> outcome, ScenarioWorkspace workspace) {
    return outcome instanceof Outcome.Refused<?> refused
        ? RefusalOutcomes.of(refused.why(), workspace.names()).value()
        : dev.crmkit.store.testkit.internal.result.Outcome.OK;
  }
}

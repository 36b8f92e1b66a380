package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.core.Subject;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.store.testkit.internal.reference.Reference;
import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tests that steps in one workspace change nothing in another workspace of the same store, whose
 * Director finds none of the ids (rules.md W1).
 */
public final class WorkspaceIsolation {

  private WorkspaceIsolation() {}

  /**
   * Runs a script in one of two workspaces that begin in the same state, with different ids.
   *
   * @param script the steps in the first workspace
   * @param store where both workspaces are created
   * @return the changes of the second workspace, one sentence each
   */
  public static List<String> differences(Script script, CrmStore store) {
    Script answered = script.answered();
    AtomicLong seed = new AtomicLong();
    ScriptRun run =
        ScriptRun.begin(
            answered.text("Two workspaces", List.of(Noninterference.OTHER)),
            store,
            () -> EntityNames.scattered(seed.incrementAndGet()),
            RestartableRandom::new);
    Reference rules = new Reference(answered.given());
    answered.steps().forEach(rules::answer);
    List<Subject> foreign =
        rules.recordsEver("client", "activity", "deal", "file").stream().map(run::subject).toList();
    ScenarioWorkspace other = run.scenarioRun().workspace(Noninterference.OTHER);
    List<String> before = ObservableOutput.of(other.director(), foreign);
    for (ScenarioStep step : run.scenario().steps()) {
      if (step.workspace().equals(Scenario.MAIN)) {
        run.scenarioRun().step(step);
      }
    }
    List<String> after = ObservableOutput.of(other.director(), foreign);
    List<String> differences = new ArrayList<>(after);
    differences.removeAll(before);
    foreign.stream()
        .filter(id -> isFound(after, id))
        .forEach(id -> differences.add(id + " is found in another workspace"));
    return differences;
  }

  private static boolean isFound(List<String> lines, Subject id) {
    return lines.stream()
        .anyMatch(
            line ->
                line.startsWith("look-up of " + id + ":") && !line.contains("NotFoundException"));
  }
}

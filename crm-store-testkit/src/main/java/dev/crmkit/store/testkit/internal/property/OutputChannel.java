package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.List;

/**
 * What a user sees of the library's answers: by default all of them unchanged. {@code
 * LeakDetectionTest} overrides methods to inject a leak, which must be detected.
 */
public interface OutputChannel {

  /** The channel without a leak. */
  OutputChannel UNFILTERED = new OutputChannel() {};

  /**
   * Returns what the user sees of the result of a step.
   *
   * @param workspace the workspace
   * @param result the result of the step
   * @return the outcome with the text of the reason
   */
  default String observed(ScenarioWorkspace workspace, StepResult result) {
    return result.answer().value().toData(result.step().expected())
        + " "
        + result.answer().reason();
  }

  /**
   * Returns what the user sees of the answers to all queries.
   *
   * @param workspace the workspace
   * @param lines the answers
   * @return the answers that the user sees
   */
  default List<String> observed(ScenarioWorkspace workspace, List<String> lines) {
    return lines;
  }

  /**
   * Returns the source of random ids.
   *
   * @return the random generator of one workspace
   */
  default RestartableRandom randomness() {
    return new RestartableRandom();
  }
}

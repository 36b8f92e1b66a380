package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.store.testkit.internal.scenario.StepResult;
import dev.crmkit.store.testkit.internal.workspace.RestartableRandom;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.List;

/**
 * What reaches a user of the library's answers: all of them as they are. A test of the tests puts a
 * leak in between, to see that it is found.
 */
public interface OutputChannel {

  /** Without a leak. */
  OutputChannel UNFILTERED = new OutputChannel() {};

  /**
   * What he is told of a step.
   *
   * @param company the workspace
   * @param result what the step came to there
   * @return with the words of the reason
   */
  default String observed(ScenarioWorkspace company, StepResult result) {
    return result.answer().value().toData(result.step().expected())
        + " "
        + result.answer().reason();
  }

  /**
   * What he is told when he asks for everything.
   *
   * @param company the workspace
   * @param lines the answers
   * @return the answers that reach him
   */
  default List<String> observed(ScenarioWorkspace company, List<String> lines) {
    return lines;
  }

  /**
   * What ids are drawn from.
   *
   * @return draws of one workspace
   */
  default RestartableRandom randomness() {
    return new RestartableRandom();
  }
}

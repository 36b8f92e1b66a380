package dev.crmkit.store.testkit.rules;

import dev.crmkit.store.testkit.scenario.StepResult;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Draws;
import java.util.List;

/**
 * What reaches a user of the library's answers: all of them as they are. A test of the tests puts a
 * leak in between, to see that it is found.
 */
public interface Wire {

  /** Without a leak. */
  Wire PLAIN = new Wire() {};

  /**
   * What he is told of a step.
   *
   * @param company the workspace
   * @param result what the step came to there
   * @return with the words of the reason
   */
  default String told(Company company, StepResult result) {
    return result.answer().value().told(result.step().expected()) + " " + result.answer().why();
  }

  /**
   * What he is told when he asks for everything.
   *
   * @param company the workspace
   * @param lines the answers
   * @return the answers that reach him
   */
  default List<String> told(Company company, List<String> lines) {
    return lines;
  }

  /**
   * What ids are drawn from.
   *
   * @return draws of one workspace
   */
  default Draws draws() {
    return new Draws();
  }
}

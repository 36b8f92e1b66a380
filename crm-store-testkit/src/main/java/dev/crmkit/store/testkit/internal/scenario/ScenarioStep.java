package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.step.Step;
import java.time.Duration;

/**
 * A step of a scenario with its expectation.
 *
 * @param number from 1 on
 * @param line the line where it begins
 * @param workspace the workspace that it takes place in
 * @param after how long after the previous step
 * @param step the question or change
 * @param body the map under the verb
 * @param expected the expected result
 */
public record ScenarioStep(
    int number,
    int line,
    String workspace,
    Duration after,
    Step step,
    Node.Entries body,
    Node expected) {

  /** Returns the same question or change with the same expectation. */
  public ScenarioStep withStep(Step other) {
    return new ScenarioStep(number, line, workspace, after, other, body, expected);
  }
}

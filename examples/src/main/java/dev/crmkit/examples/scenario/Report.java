package dev.crmkit.examples.scenario;

import dev.crmkit.store.testkit.scenario.Scenario;
import dev.crmkit.store.testkit.scenario.StepResult;

/** Tells what comes out of scenarios, while they run. */
interface Report {

  /** A scenario begins. */
  void begin(Scenario scenario);

  /** A step of it was run. */
  void step(StepResult result);

  /** All scenarios were run. */
  void end(Totals totals);

  /**
   * How it went.
   *
   * @param files how many scenarios were run
   * @param steps how many steps
   * @param failed how many of these came out otherwise than expected
   * @param unread how many files could not be read
   */
  record Totals(int files, int steps, int failed, int unread) {
    int passed() {
      return steps - failed;
    }
  }
}

package dev.crmkit.examples.scenario;

import dev.crmkit.store.testkit.scenario.ScenarioFile;
import dev.crmkit.store.testkit.scenario.StepReport;

/** Reports the results of scenarios while they run. */
interface Report {

  /** Called before the first step of a scenario. */
  void begin(ScenarioFile scenario);

  /** Called after each step. */
  void step(StepReport report);

  /** Called after the last scenario. */
  void end(Totals totals);

  /**
   * The totals of all scenarios.
   *
   * @param files how many scenarios were run
   * @param steps how many steps were run
   * @param failed how many steps had another result than expected
   * @param unreadable how many files could not be read
   */
  record Totals(int files, int steps, int failed, int unreadable) {
    int passed() {
      return steps - failed;
    }
  }
}

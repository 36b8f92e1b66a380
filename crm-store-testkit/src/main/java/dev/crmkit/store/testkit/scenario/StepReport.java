package dev.crmkit.store.testkit.scenario;

import dev.crmkit.store.testkit.internal.scenario.Scenario;
import dev.crmkit.store.testkit.internal.scenario.ScenarioStep;
import dev.crmkit.store.testkit.internal.scenario.StepResult;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a step. Data consist of texts, lists, maps and null, as in the file.
 *
 * @param file the name of the file
 * @param title the title of the scenario
 * @param number the number of the step, from 1
 * @param line the line where the step begins
 * @param workspace the workspace of the step; empty for the one of {@code given}
 * @param after how long after the previous step it takes place
 * @param kind the kind of the step, such as {@code check}
 * @param body what stands under the kind
 * @param expected the expected result
 * @param actual the actual result, as far as the expectation names its parts
 * @param passed whether the actual result is the expected one
 * @param reason the reason of the library for a person; empty if there is none
 */
public record StepReport(
    String file,
    String title,
    int number,
    int line,
    String workspace,
    Duration after,
    String kind,
    Map<?, ?> body,
    @Nullable Object expected,
    @Nullable Object actual,
    boolean passed,
    String reason) {

  static StepReport of(StepResult result) {
    ScenarioStep step = result.step();
    return new StepReport(
        result.scenario().file(),
        result.scenario().title(),
        step.number(),
        step.line(),
        step.workspace().equals(Scenario.MAIN) ? "" : step.workspace(),
        step.after(),
        step.step().verb(),
        step.body().data(),
        step.expected().data(),
        result.answer().value().toData(step.expected()),
        result.passed(),
        result.answer().reason());
  }
}

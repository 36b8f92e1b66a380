package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.store.testkit.internal.result.StepAnswer;

/**
 * The result of a step.
 *
 * @param scenario whose step it is
 * @param step which
 * @param answer what came out
 * @param passed whether it is what was expected
 */
public record StepResult(Scenario scenario, ScenarioStep step, StepAnswer answer, boolean passed) {}

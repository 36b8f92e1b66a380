package dev.crmkit.store.testkit.scenario;

import dev.crmkit.store.testkit.scenario.answer.Answer;

/**
 * What a step came to.
 *
 * @param scenario whose step it is
 * @param step which
 * @param answer what came out
 * @param passed whether it is what was expected
 */
public record StepResult(Scenario scenario, Step step, Answer answer, boolean passed) {}

package dev.crmkit.examples.scenario;

import dev.crmkit.examples.scenario.answer.Answer;

/**
 * What a step came to.
 *
 * @param scenario whose step it is
 * @param step which
 * @param answer what came out
 * @param passed whether it is what was expected
 */
record StepResult(Scenario scenario, Step step, Answer answer, boolean passed) {}

package dev.crmkit.store.testkit.internal.scenario;

import dev.crmkit.store.testkit.internal.step.StepKind;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.time.Duration;

/**
 * A step of a scenario.
 *
 * @param number from 1 on
 * @param line where it stands
 * @param note what it is about; empty where nothing is said
 * @param workspace in which workspace
 * @param after how long after the step before
 * @param kind the kind of query or change
 * @param body the verb's map
 * @param expected what must come out
 */
public record Step(
    int number,
    int line,
    String note,
    String workspace,
    Duration after,
    StepKind kind,
    Node.Entries body,
    Node expected) {}

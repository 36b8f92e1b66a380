package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;

/** A kind of step; {@link StepKinds} has all of them. */
public interface StepKind {

  /** Returns the key of the kind in a step. */
  String key();

  /** Returns the shape of the body. A key {@code user} at its top names the acting user. */
  Shape bodyShape();

  /** Returns the shape of the expectation. */
  Shape expectationShape(Node.Entries body);

  /**
   * Asks or does it. Refusals of the library are thrown; {@link
   * dev.crmkit.store.testkit.internal.scenario.ScenarioRun} makes outcomes of them.
   */
  StepAnswer run(ScenarioWorkspace workspace, Node.Entries body);
}

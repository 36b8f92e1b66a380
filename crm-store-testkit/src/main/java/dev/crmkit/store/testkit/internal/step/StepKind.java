package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;

/** What a step asks or does; {@link StepKinds} has all of them. */
public interface StepKind {

  /** The word for it. */
  String key();

  /** What stands under the word. A key {@code user} at its top names who acts. */
  Shape bodyShape();

  /** What can be expected. */
  Shape expectationShape(Node.Entries body);

  /**
   * Asks or does it. Refusals of the library are thrown; {@link
   * dev.crmkit.store.testkit.internal.scenario.ScenarioRun} makes outcomes of them.
   */
  StepAnswer run(ScenarioWorkspace workspace, Node.Entries body);
}

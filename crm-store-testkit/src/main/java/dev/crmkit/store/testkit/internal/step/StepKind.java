package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;

/** What a step asks or does; {@link StepKinds} has all of them. */
public interface StepKind {

  /**
   * The word for it.
   *
   * @return the key in a step
   */
  String key();

  /**
   * What stands under the word. A key {@code user} at its top names who acts.
   *
   * @return the shape of a map
   */
  Shape bodyShape();

  /**
   * What can be expected.
   *
   * @param body what stands under the word
   * @return the shape of {@code expect}
   */
  Shape expectationShape(Node.Entries body);

  /**
   * Asks or does it. Refusals of the library are thrown; {@link
   * dev.crmkit.store.testkit.internal.scenario.ScenarioRun} makes outcomes of them.
   *
   * @param company where
   * @param body what stands under the word
   * @return what came out
   */
  StepAnswer run(ScenarioWorkspace company, Node.Entries body);
}

package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.scenario.result.ActualValue;
import dev.crmkit.store.testkit.scenario.result.Outcome;
import dev.crmkit.store.testkit.yaml.Node;

/**
 * Something that can be done: an {@link PlainOperation}, a {@link OrgOperation} or {@link
 * BulkOperations}.
 */
public interface ScenarioOperation {

  /**
   * The word for it.
   *
   * @return such as {@code assign}
   */
  String word();

  /**
   * What can stand under it.
   *
   * @return the keys
   */
  MapShape keys();

  /**
   * Does it; what the library throws is the outcome.
   *
   * @param actor who does it
   * @param map what stands under the word
   * @return {@link Outcome#OK}, but for an operation that has more to tell
   */
  ActualValue run(Actor actor, Node.Entries map);

  /**
   * What can be expected of it.
   *
   * @return an outcome, but for an operation that has more to tell
   */
  default Shape expectation() {
    return OutcomeShapes.OUTCOME;
  }
}

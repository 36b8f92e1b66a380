package dev.crmkit.store.testkit.scenario.operation;

import dev.crmkit.store.testkit.scenario.answer.Outcome;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.yaml.Node;

/** Something that can be done: an {@link Act}, a {@link Reorganisation} or {@link Many}. */
public interface Operation {

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
  Keys keys();

  /**
   * Does it; what the library throws is the outcome.
   *
   * @param actor who does it
   * @param map what stands under the word
   * @return {@link Outcome#OK}, but for an operation that has more to tell
   */
  Value run(Actor actor, Node.Entries map);

  /**
   * What can be expected of it.
   *
   * @return an outcome, but for an operation that has more to tell
   */
  default Shape expectation() {
    return Expectations.OUTCOME;
  }
}

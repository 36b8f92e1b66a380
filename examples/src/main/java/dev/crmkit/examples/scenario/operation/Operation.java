package dev.crmkit.examples.scenario.operation;

import dev.crmkit.examples.scenario.company.Actor;
import dev.crmkit.examples.scenario.format.Keys;
import dev.crmkit.examples.yaml.Node;

/** Something that can be done: an {@link Act}, or a {@link Reorganisation}. */
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
   */
  void run(Actor actor, Node.Entries map);
}

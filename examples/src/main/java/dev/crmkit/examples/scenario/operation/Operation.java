package dev.crmkit.examples.scenario.operation;

import dev.crmkit.examples.scenario.answer.Outcome;
import dev.crmkit.examples.scenario.answer.Value;
import dev.crmkit.examples.scenario.company.Actor;
import dev.crmkit.examples.scenario.format.Keys;
import dev.crmkit.examples.scenario.format.Shape;

/**
 * Something that can be done.
 *
 * @param word the word for it, such as {@code assign}
 * @param keys what can stand under it
 * @param act does it; what the library throws is the outcome
 */
public record Operation(String word, Keys keys, Act act) {

  /** Does it. */
  @FunctionalInterface
  public interface Act {

    /**
     * Does it.
     *
     * @param actor who does it
     * @param arguments what stands under the word
     */
    void run(Actor actor, Arguments arguments);
  }
}

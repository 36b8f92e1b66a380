package dev.crmkit.store.testkit.internal.random;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of operation that users try.
 *
 * @param name what it is told apart by
 * @param word the operation's word in a scenario
 * @param weight how often it is tried, compared to the others
 * @param actor who tries it
 * @param arguments makes what stands under the word
 */
record OperationGenerator(
    String name, String word, double weight, Actor actor, Arguments arguments) {

  /** Who tries it, mostly. */
  enum Actor {
    ANYONE,
    DIRECTOR,
    SETTINGS_MANAGER,
    /** Somebody who waits for his activation. */
    WAITING,
    /** Somebody whose address is known. */
    FROM_SOMEWHERE
  }

  /** Makes the arguments of an operation. */
  @FunctionalInterface
  interface Arguments {

    /** The arguments with which a user tries it. */
    Map<String, @Nullable Object> of(RandomChoices picks, String me);
  }

  static OperationGenerator kind(String word, double weight, Actor by, Arguments arguments) {
    return new OperationGenerator(word, word, weight, by, arguments);
  }
}

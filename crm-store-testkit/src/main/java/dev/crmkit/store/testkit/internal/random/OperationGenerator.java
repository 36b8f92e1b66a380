package dev.crmkit.store.testkit.internal.random;

import dev.crmkit.store.testkit.internal.operation.Operation;

/**
 * Generates one kind of operation.
 *
 * @param name the key of the operation, or a name of its own where several generators make the same
 *     operation
 * @param weight how often it is tried, relative to the others
 * @param actor who tries it
 * @param generate makes the operation
 */
record OperationGenerator(String name, double weight, Actor actor, Generate generate) {

  /** Who tries it, mostly. */
  enum Actor {
    ANYONE,
    DIRECTOR,
    SETTINGS_MANAGER,
    /** Somebody who waits for their activation. */
    WAITING,
    /** Somebody whose address is known. */
    FROM_SOMEWHERE
  }

  /** Makes an operation that a user tries. */
  @FunctionalInterface
  interface Generate {
    Operation by(RandomChoices choices, String user);
  }
}

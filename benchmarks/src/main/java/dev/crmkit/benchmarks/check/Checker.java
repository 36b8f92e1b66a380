package dev.crmkit.benchmarks.check;

/** Checks access in a company that was given to it on creation. */
interface Checker extends AutoCloseable {

  /**
   * Checks one of the pairs of user and record that were given on creation.
   *
   * @param i the index of the pair
   * @return whether access is allowed
   */
  boolean allows(int i);

  @Override
  default void close() {}
}

package dev.crmkit.benchmarks.check;

/** One who answers the questions: ours or a peer, which was given the company before. */
interface Checker extends AutoCloseable {

  /**
   * Answers for one of the pairs that it was made with.
   *
   * @param i the number of the pair
   * @return true when it is allowed
   */
  boolean allows(int i);

  @Override
  default void close() {}
}

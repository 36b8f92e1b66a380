package dev.crmkit.benchmarks.write;

/** Writes clients, each in a transaction of its own; several threads can use it. */
interface Writer {

  /**
   * Creates the client of a number.
   *
   * @param number of one that there is not yet
   */
  void create(long number) throws Exception;

  /**
   * Changes some of a client's values.
   *
   * @param number of one that was created
   * @param round another than before, so that they do change
   */
  void edit(long number, int round) throws Exception;
}

package dev.crmkit.benchmarks.write;

/** Writes clients, each in a transaction of its own. Implementations are thread-safe. */
interface Writer {

  /** Creates the client with a new number. */
  void create(long number) throws Exception;

  /**
   * Changes some values of a client.
   *
   * @param number the number of an existing client
   * @param round a number that differs from the client's last edit, so that the values change
   */
  void edit(long number, int round) throws Exception;
}

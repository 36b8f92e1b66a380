package dev.crmkit.benchmarks.write;

/** Writes clients. Implementations are thread-safe. */
interface Writer {

  /** Creates the client with a new number, in a transaction of its own. */
  void create(long number) throws Exception;

  /** Creates the clients with some new consecutive numbers, in one transaction. */
  void createMany(long first, int count) throws Exception;

  /**
   * Changes some values of a client, in a transaction of its own.
   *
   * @param number the number of an existing client
   * @param round a number that differs from the client's last edit, so that the values change
   */
  void edit(long number, int round) throws Exception;
}

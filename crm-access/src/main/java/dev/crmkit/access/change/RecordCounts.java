package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;

/**
 * Numbers of records by kind.
 *
 * @param clients 0 or more
 * @param activities 0 or more
 * @param deals 0 or more
 */
public record RecordCounts(long clients, long activities, long deals) {

  /** No records. */
  public static final RecordCounts NONE = new RecordCounts(0, 0, 0);

  /**
   * Returns the number of records of a kind.
   *
   * @param kind the kind
   * @return 0 or more
   */
  public long of(RecordKind kind) {
    return switch (kind) {
      case CLIENT -> clients;
      case ACTIVITY -> activities;
      case DEAL -> deals;
    };
  }

  /**
   * Returns whether all numbers are 0.
   *
   * @return true if all are 0
   */
  public boolean isNone() {
    return clients == 0 && activities == 0 && deals == 0;
  }

  /**
   * Adds other numbers.
   *
   * @param more the numbers to add
   * @return the sums
   */
  public RecordCounts plus(RecordCounts more) {
    return new RecordCounts(
        clients + more.clients, activities + more.activities, deals + more.deals);
  }

  /**
   * Subtracts other numbers.
   *
   * @param some the numbers to subtract
   * @return the differences
   */
  public RecordCounts minus(RecordCounts some) {
    return new RecordCounts(
        clients - some.clients, activities - some.activities, deals - some.deals);
  }
}

package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;

/**
 * How many records of each kind.
 *
 * @param clients 0 or more
 * @param activities 0 or more
 * @param deals 0 or more
 */
public record RecordCounts(long clients, long activities, long deals) {

  /** None. */
  public static final RecordCounts NONE = new RecordCounts(0, 0, 0);

  /**
   * How many of one kind.
   *
   * @param kind which
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
   * Whether there is none of any kind.
   *
   * @return true when all are 0
   */
  public boolean isNone() {
    return clients == 0 && activities == 0 && deals == 0;
  }

  /**
   * Adds other counts to these.
   *
   * @param more what to add
   * @return the sums
   */
  public RecordCounts plus(RecordCounts more) {
    return new RecordCounts(
        clients + more.clients, activities + more.activities, deals + more.deals);
  }

  /**
   * Subtracts other counts from these.
   *
   * @param some what to subtract
   * @return the differences
   */
  public RecordCounts minus(RecordCounts some) {
    return new RecordCounts(
        clients - some.clients, activities - some.activities, deals - some.deals);
  }
}

package dev.crmkit.access.internal.history;

import dev.crmkit.access.options.Limits;

/** The number of steps that a call can still take; see {@link Limits#scannedEvents}. */
final class ScanBudget {

  private int left;

  ScanBudget(int steps) {
    this.left = steps;
  }

  void spend(int steps) {
    left -= steps;
  }

  boolean isSpent() {
    return left <= 0;
  }
}

package dev.crmkit.access;

/** The work that one call may still do, in steps; see {@link Limits#scannedEvents}. */
final class Budget {

  private int left;

  Budget(int steps) {
    this.left = steps;
  }

  void spend(int steps) {
    left -= steps;
  }

  boolean isSpent() {
    return left <= 0;
  }
}

package dev.crmkit.core.internal.store;

/**
 * Confines a transaction to the thread and the duration of its callback. It is created in the
 * thread that runs the callback.
 */
public final class TransactionGuard {

  private final Thread owner = Thread.currentThread();

  /** Not volatile: only the owner may use the transaction, and it is the owner who ends it. */
  private boolean hasEnded;

  /**
   * Checks that the transaction may be used here and now.
   *
   * @throws IllegalStateException if its callback has returned, or in another thread
   */
  public void requireUsable() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "the transaction belongs to thread '"
              + owner.getName()
              + "'; use it in the thread of its callback");
    }
    if (hasEnded) {
      throw new IllegalStateException("the transaction has ended; use it within its callback");
    }
  }

  /** Ends the transaction: from now on it cannot be used. */
  public void end() {
    hasEnded = true;
  }
}

package dev.crmkit.store.jdbc.internal.error;

/** Thrown if another transaction changed what this one read; it is run again. */
public final class ConcurrentUpdateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConcurrentUpdateException() {
    super("another transaction changed the same", null, false, false);
  }

  /** Fails if a row that was read before is missing: another transaction took it. */
  public static void requireOneRow(int rows) {
    if (rows != 1) {
      throw new ConcurrentUpdateException();
    }
  }
}

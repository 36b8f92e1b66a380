package dev.crmkit.store.jdbc.internal.error;

/** Another transaction changed what this one is about: it is run again. */
public final class ConcurrentUpdateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConcurrentUpdateException() {
    super("another transaction was faster", null, false, false);
  }
}

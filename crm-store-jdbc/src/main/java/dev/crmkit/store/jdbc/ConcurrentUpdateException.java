package dev.crmkit.store.jdbc;

/** Another transaction changed what this one is about: it is run again. */
final class ConcurrentUpdateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConcurrentUpdateException() {
    super("another transaction was faster", null, false, false);
  }
}

package dev.crmkit.store.testkit.internal.model;

/**
 * The rules leave it open, or the reference does not know: nothing was done, and nothing can be
 * compared.
 */
public final class UnspecifiedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * What is open.
   *
   * @param what in a few words
   */
  public UnspecifiedException(String what) {
    super(what);
  }
}

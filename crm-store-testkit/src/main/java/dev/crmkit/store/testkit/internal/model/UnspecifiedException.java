package dev.crmkit.store.testkit.internal.model;

/**
 * Thrown if the rules do not specify the answer, or the reference does not model it: the state is
 * unchanged, and there is no answer to compare with.
 */
public final class UnspecifiedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param what what is not specified, in a few words
   */
  public UnspecifiedException(String what) {
    super(what);
  }
}

package dev.crmkit.core.error;

/** The connection was lost while committing: the change is either whole or not there at all. */
public final class OutcomeUnknownException extends CrmException {

  private static final long serialVersionUID = 1L;

  /**
   * A commit without an answer.
   *
   * @param message what was being done and how to find out
   * @param cause what the store met
   */
  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}

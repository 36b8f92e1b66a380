package dev.crmkit.core.error;

/**
 * Thrown if the connection was lost during a commit. The change was made either completely or not
 * at all.
 */
public final class OutcomeUnknownException extends CrmException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what was being done and how to find out whether it was done
   * @param cause the exception of the driver
   */
  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}

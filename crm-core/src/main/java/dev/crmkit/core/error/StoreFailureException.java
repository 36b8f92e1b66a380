package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** Thrown if the store fails. Nothing was changed. The message says what failed and what to do. */
public final class StoreFailureException extends CrmException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what failed and what to do
   * @param cause the cause, or null
   */
  public StoreFailureException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

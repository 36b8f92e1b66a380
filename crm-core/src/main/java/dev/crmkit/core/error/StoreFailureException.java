package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** The store could not do it: nothing was changed. The message says what failed and what to do. */
public final class StoreFailureException extends CrmException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure of the store.
   *
   * @param message what failed and what to do
   * @param cause what the store met, or null
   */
  public StoreFailureException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** The root of the exceptions of CrmKit. Each situation has a class of its own. */
public abstract class CrmException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message names the thing, the value and what would be right
   * @param cause the cause, or null
   */
  protected CrmException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** The root of all that CrmKit throws on purpose; each situation has its own class. */
public abstract class CrmException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message and what caused it.
   *
   * @param message names the thing, the value and what would be right
   * @param cause what led to it, or null
   */
  protected CrmException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a text is not JSON, or not JSON of the expected type. */
public final class InvalidJsonException extends CrmException {

  private static final long serialVersionUID = 1L;

  /** The line of the error. */
  private final int line;

  /** The column of the error. */
  private final int column;

  /**
   * Creates an exception.
   *
   * @param type the expected type
   * @param line the line of the error, 1 or more
   * @param column the column of the error, 1 or more
   * @param expected what would be right
   * @param cause the cause, or null
   */
  public InvalidJsonException(
      Class<?> type, int line, int column, String expected, @Nullable Throwable cause) {
    super(
        "no JSON of "
            + type.getSimpleName()
            + ", line "
            + line
            + ", column "
            + column
            + ": "
            + expected,
        cause);
    this.line = line;
    this.column = column;
  }

  /**
   * Returns the line of the error.
   *
   * @return 1 or more
   */
  public int line() {
    return line;
  }

  /**
   * Returns the column of the error.
   *
   * @return 1 or more
   */
  public int column() {
    return column;
  }
}

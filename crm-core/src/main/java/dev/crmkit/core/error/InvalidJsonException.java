package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** A text is not JSON, or not JSON of the type that is wanted. */
public final class InvalidJsonException extends CrmException {

  private static final long serialVersionUID = 1L;

  /** Where: the line. */
  private final int line;

  /** Where: the column. */
  private final int column;

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
   * The line in which it is wrong.
   *
   * @return from 1 on
   */
  public int line() {
    return line;
  }

  /**
   * The place in the line.
   *
   * @return from 1 on
   */
  public int column() {
    return column;
  }
}

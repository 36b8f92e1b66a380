package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a text is not JSON, or not the JSON of the requested type. */
public final class InvalidJsonException extends CrmException {

  private static final long serialVersionUID = 1L;

  /** Where: the line. */
  private final int line;

  /** Where: the column. */
  private final int column;

  /**
   * Creates the exception.
   *
   * @param type the requested type
   * @param line the line of the first character that is wrong, from 1 on
   * @param column its column, from 1 on
   * @param expected what would be right
   * @param cause what the parser reported, or null
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

package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/**
 * One violation of a rule by an input (rules.md A4).
 *
 * @param field an attribute such as {@code name}, or a path such as {@code field/17}
 * @param code the stable code
 * @param value the value as text, or null if there is none
 * @param expected what would be right, in words
 * @param confirm the number of values or records that has to be confirmed; null unless the code is
 *     {@link ViolationCode#UNCONFIRMED} (rules.md F8, P4)
 */
public record Violation(
    String field,
    ViolationCode code,
    @Nullable String value,
    String expected,
    @Nullable Long confirm) {

  /** The maximum length of the value in a message. */
  private static final int SHOWN_VALUE = 80;

  private static final int SHOWN_EXPECTED = 300;

  /**
   * Creates a violation that needs no confirmation.
   *
   * @param field an attribute such as {@code name}, or a path such as {@code field/17}
   * @param code the stable code
   * @param value the value as text, or null if there is none
   * @param expected what would be right, in words
   */
  public Violation(String field, ViolationCode code, @Nullable String value, String expected) {
    this(field, code, value, expected, null);
  }

  @Override
  public String toString() {
    return abridged(field, SHOWN_VALUE)
        + (value == null ? "" : " '" + abridged(value, SHOWN_VALUE) + "'")
        + ": "
        + abridged(expected, SHOWN_EXPECTED)
        + " ("
        + code
        + ")";
  }

  private static String abridged(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 3;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }
}

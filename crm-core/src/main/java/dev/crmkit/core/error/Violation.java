package dev.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input (rules.md A4).
 *
 * @param field where: an attribute such as {@code name}, or a thing's path such as {@code field/17}
 * @param code the stable code
 * @param value the value as text, or null when there is none
 * @param expected what would be right, in words
 */
public record Violation(String field, ViolationCode code, @Nullable String value, String expected) {

  @Override
  public String toString() {
    return field
        + (value == null ? "" : " '" + abridged(value) + "'")
        + ": "
        + expected
        + " ("
        + code
        + ")";
  }

  private static String abridged(String value) {
    return value.length() <= 80
        ? value
        : value.substring(
                0,
                value.offsetByCodePoints(0, Math.min(77, value.codePointCount(0, value.length()))))
            + "...";
  }
}

package dev.crmkit.core.text;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.internal.unicode.UnicodeData;
import org.jspecify.annotations.Nullable;

/** The requirements on texts, the same in every store (rules.md R5). */
public final class Texts {

  /** The maximum length of a name, title or subject, in code points. */
  public static final int MAX_NAME = 1_000;

  /** What {@link #isStorable} requires, in words. */
  public static final String STORABLE = "a text of Unicode characters, without NUL";

  private Texts() {}

  /**
   * Returns whether a text is blank: empty, or only of white space, default-ignorable and control
   * characters and U+2800. Such a text cannot be a name (rules.md R1 to R4), and is not a value of
   * a required field (F6).
   *
   * @param text any text
   * @return true if nothing of it is visible
   */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(Texts::isBlank);
  }

  /**
   * Returns whether a text contains a character that {@link #isBlank} counts as blank.
   *
   * @param text any text
   * @return true if it does
   */
  public static boolean hasBlank(String text) {
    return text.codePoints().anyMatch(Texts::isBlank);
  }

  private static boolean isBlank(int codePoint) {
    return UnicodeData.STANDARD.isSpace(codePoint) || UnicodeData.STANDARD.isInvisible(codePoint);
  }

  /**
   * Returns whether every store can keep a text: it contains no NUL and no unpaired surrogate.
   *
   * @param text any text
   * @return true if it can be stored
   */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns a text; an empty one for null. */
  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /**
   * Checks that a name, title or subject is not blank, can be stored and is not too long.
   *
   * @param at the field that a violation names, such as {@code name}
   * @param text the text
   * @param violations receives the violations
   */
  public static void checkName(String at, String text, Violations violations) {
    if (isBlank(text)) {
      violations.add(at, ViolationCode.REQUIRED, text, "a text that is not blank");
    } else {
      checkStorable(at, text, violations);
      if (text.codePointCount(0, text.length()) > MAX_NAME) {
        violations.add(at, ViolationCode.OUT_OF_RANGE, text, "at most " + MAX_NAME + " characters");
      }
    }
  }

  /**
   * Checks that a text can be stored.
   *
   * @param at the field that a violation names
   * @param text the text
   * @param violations receives the violations
   */
  public static void checkStorable(String at, String text, Violations violations) {
    if (!isStorable(text)) {
      violations.add(at, ViolationCode.MALFORMED, shown(text), STORABLE);
    }
  }

  /**
   * Returns the beginning of a text for a violation. Characters that cannot be stored, and so
   * perhaps not be shown, are replaced by U+FFFD.
   *
   * @param text any text
   * @return at most {@value #MAX_NAME} code points of it
   */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MAX_NAME)
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}

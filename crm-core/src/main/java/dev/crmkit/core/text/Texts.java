package dev.crmkit.core.text;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.internal.unicode.UnicodeData;

/** What a text must be to be stored as given, in every store (rules.md R5). */
public final class Texts {

  /** The longest name, title or subject, in characters of Unicode. */
  public static final int MAX_NAME = 1_000;

  /** What {@link #isStorable} asks for, in words. */
  public static final String STORABLE = "a text of Unicode characters, without NUL";

  private Texts() {}

  /**
   * Whether a text is blank: it has only white space, default-ignorable and control characters of
   * Unicode and U+2800, or nothing at all. Such a text cannot be a name (rules.md R1 to R4), and is
   * no value of a required field (F6).
   *
   * @param text any text
   * @return true if it shows nothing
   */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(Texts::isBlank);
  }

  /**
   * Whether any character of a text is one that {@link #isBlank} counts as blank.
   *
   * @param text any text
   * @return true if it has such a character
   */
  public static boolean hasBlank(String text) {
    return text.codePoints().anyMatch(Texts::isBlank);
  }

  private static boolean isBlank(int codePoint) {
    return UnicodeData.STANDARD.isSpace(codePoint) || UnicodeData.STANDARD.isInvisible(codePoint);
  }

  /**
   * Whether every store can keep the text: no NUL, no half of a surrogate pair.
   *
   * @param text any text
   * @return true when it can be kept
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

  /**
   * Checks a name, a title or a subject: not blank, storable, not too long.
   *
   * @param at where it stands, such as {@code name}
   * @param text the text
   * @param violations receives what is wrong
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
   * Checks that a text can be kept.
   *
   * @param at where it stands
   * @param text the text
   * @param violations receives what is wrong
   */
  public static void checkStorable(String at, String text, Violations violations) {
    if (!isStorable(text)) {
      violations.add(at, ViolationCode.MALFORMED, shown(text), STORABLE);
    }
  }

  /**
   * Returns the beginning of a text for a violation's value: what cannot be stored, and so perhaps
   * not be shown, is replaced by U+FFFD.
   *
   * @param text any text
   * @return at most {@value #MAX_NAME} characters of it
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

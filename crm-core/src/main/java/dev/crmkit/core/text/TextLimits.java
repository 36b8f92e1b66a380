package dev.crmkit.core.text;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;

/**
 * Limits of the texts of one record, user or entry of the settings, as {@link String#length}
 * counts. Names have the smaller limit {@link Texts#MAX_NAME} and are not counted.
 *
 * @param each the maximum length of one text
 * @param together the maximum total length
 */
public record TextLimits(int each, int together) {

  /**
   * Checks that a text can be stored and is not too long.
   *
   * @param at the field that a violation names
   * @param text the text
   * @param violations receives the violations
   * @return false if it is too long
   */
  public boolean check(String at, String text, Violations violations) {
    if (text.length() > each) {
      violations.add(
          at,
          ViolationCode.OUT_OF_RANGE,
          Texts.shown(text),
          "at most " + each + " characters, not " + text.length());
      return false;
    }
    Texts.checkStorable(at, text, violations);
    return true;
  }

  /**
   * Checks the total length of all texts. Texts that exceed the limit because it was lowered can be
   * shortened step by step.
   *
   * @param at the field that a violation names
   * @param before the length before the change, 0 for something new
   * @param after the length after the change
   * @param violations receives the violations
   */
  public void checkTogether(String at, long before, long after, Violations violations) {
    if (after > together && after > before) {
      violations.add(
          at,
          ViolationCode.OUT_OF_RANGE,
          Long.toString(after),
          "texts of at most " + together + " characters together");
    }
  }
}

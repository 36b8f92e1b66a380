package dev.crmkit.core.text;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;

/**
 * Upper bounds on the texts of one record, user or entry of the settings, as {@link String#length}
 * counts. Names have the smaller limit {@link Texts#MAX_NAME} and are not counted.
 *
 * @param each the maximum length of one text
 * @param together the maximum length of all of them together
 */
public record TextLimits(int each, int together) {

  /**
   * Checks one text: it can be stored, and is not too long.
   *
   * @param at the field that a violation names
   * @param text the text
   * @param violations receives what is wrong
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
   * Checks the length of all texts together. What has outgrown a limit that was lowered since can
   * be made shorter step by step.
   *
   * @param at the field that a violation names
   * @param before the length before the change, 0 for something new
   * @param after the length after it
   * @param violations receives what is wrong
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

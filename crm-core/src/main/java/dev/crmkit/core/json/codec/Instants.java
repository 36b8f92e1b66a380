package dev.crmkit.core.json.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Reads instants. Each record has several, and {@link Instant#parse}, which reads any form, would
 * be nearly half of what reading a small record takes.
 */
final class Instants {

  /** The form up to the seconds. */
  private static final String FORM = "0000-00-00T00:00:00";

  /** How many digits of a second are read at most: nanoseconds. */
  private static final int DIGITS = 9;

  private Instants() {}

  /**
   * What {@link Instant#parse} reads.
   *
   * @throws java.time.format.DateTimeParseException when it is none
   */
  static Instant parse(String text) {
    if (isUsual(text)) {
      try {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
            .atTime(
                LocalTime.of(
                    number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos(text)))
            .toInstant(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        // It may be right all the same, such as the end of a day at 24:00.
        return Instant.parse(text);
      }
    }
    return Instant.parse(text);
  }

  /** Whether it has the form of a year of four digits, whatever the numbers are. */
  private static boolean isUsual(String text) {
    int end = text.length() - 1;
    if (end < FORM.length() || end > FORM.length() + 1 + DIGITS || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      if (form == '0' ? !isDigit(text, i) : text.charAt(i) != form) {
        return false;
      }
    }
    if (end == FORM.length()) {
      return true;
    }
    if (text.charAt(FORM.length()) != '.' || end == FORM.length() + 1) {
      return false;
    }
    for (int i = FORM.length() + 1; i < end; i++) {
      if (!isDigit(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static int nanos(String text) {
    int nanos = 0;
    for (int i = 0, at = FORM.length() + 1; i < DIGITS; i++, at++) {
      nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }
}

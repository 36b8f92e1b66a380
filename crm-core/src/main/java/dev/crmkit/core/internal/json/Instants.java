package dev.crmkit.core.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Parses instants. Each record has several, and {@link Instant#parse}, which accepts many forms,
 * would take nearly half of the time of reading a small record.
 */
final class Instants {

  /** The usual form, up to the seconds. */
  private static final String FORM = "0000-00-00T00:00:00";

  /** The most digits of a fraction of a second. */
  private static final int DIGITS = 9;

  private Instants() {}

  /**
   * Parses what {@link Instant#parse} parses, to the same instant.
   *
   * @throws java.time.format.DateTimeParseException if the text is no instant
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
        // It may still be right, such as the end of a day at 24:00.
        return Instant.parse(text);
      }
    }
    return Instant.parse(text);
  }

  /**
   * Returns whether a text has the usual form, with a year of four digits; the numbers may be
   * wrong.
   */
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

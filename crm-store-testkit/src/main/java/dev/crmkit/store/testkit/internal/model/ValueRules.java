package dev.crmkit.store.testkit.internal.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which values are valid, and when two values are equal (F3, R3, R5). */
public final class ValueRules {

  public static final List<String> FIELD_TYPES =
      List.of("text", "number", "checkbox", "date", "selector");
  public static final List<String> KINDS = List.of("task", "call", "meeting", "e-mail", "note");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern AMOUNT = Pattern.compile("(-?)([0-9]+)(?:\\.([0-9]+))? ([^\\s]+)");
  private static final int MAX_DIGITS = 100;

  private ValueRules() {}

  /**
   * Returns whether a text is a valid value of the field (F3).
   *
   * @param had the present value of the record, which can be kept even if it is an archived option
   *     (F4)
   */
  public static boolean isValid(FormField field, String value, @Nullable String had) {
    return switch (field.type) {
      case "text" -> true;
      case "number" -> isNumber(value);
      case "checkbox" -> value.equals("true") || value.equals("false");
      case "date" -> isDate(value);
      default -> isValidOption(field, value, had);
    };
  }

  private static boolean isValidOption(FormField field, String value, @Nullable String had) {
    return ReferenceWorkspace.isKnown(field.options, value)
        || (field.archived.contains(value) && value.equals(had));
  }

  /** Returns whether a text is a decimal number of at most 100 digits (F3). */
  static boolean isNumber(String text) {
    if (!NUMBER.matcher(text).matches()) {
      if (looksLikeANumber(text)) {
        throw new UnspecifiedException("a number in another notation: " + text);
      }
      return false;
    }
    return text.replace("-", "").replace(".", "").length() <= MAX_DIGITS;
  }

  private static boolean looksLikeANumber(String text) {
    try {
      return new BigDecimal(text.strip()).signum() < 2;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    if (!DATE.matcher(text).matches()) {
      return false;
    }
    try {
      return LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Returns whether two values are equal: numbers by value (F3), others exactly. */
  public static boolean areEqual(FormField field, @Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Objects.equals(one, other);
    }
    return field.isNumber()
        ? new BigDecimal(one).compareTo(new BigDecimal(other)) == 0
        : one.equals(other);
  }

  /**
   * Returns whether a text is an amount with a currency and no more fraction digits than the
   * currency has (R3).
   */
  public static boolean isAmount(String text) {
    Matcher parts = AMOUNT.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    if (!parts.group(1).isEmpty()) {
      throw new UnspecifiedException("a negative amount");
    }
    int most;
    try {
      most = Currency.getInstance(parts.group(4)).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return false;
    }
    String fraction = parts.group(3);
    return most >= 0 && (fraction == null || fraction.length() <= most);
  }

  /** Returns whether two amounts have the same value and currency. */
  public static boolean areEqualAmounts(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Objects.equals(one, other);
    }
    return currency(one).equals(currency(other)) && number(one).compareTo(number(other)) == 0;
  }

  public static String currency(String amount) {
    return amount.substring(amount.indexOf(' ') + 1);
  }

  public static BigDecimal number(String amount) {
    return new BigDecimal(amount.substring(0, amount.indexOf(' ')));
  }

  /** Parses an instant in UTC (R5); returns null for other texts. */
  public static @Nullable Instant parseTime(String text) {
    try {
      Instant time = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      int year = time.atZone(java.time.ZoneOffset.UTC).getYear();
      return year < 1 || year > 9999 ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Returns whether two times are equal; {@link Item#UNKNOWN_TIME} equals any time. */
  public static boolean areEqualTimes(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return Objects.equals(one, other);
    }
    if (one.equals(Item.UNKNOWN_TIME) || other.equals(Item.UNKNOWN_TIME)) {
      return one.equals(other);
    }
    return Objects.equals(parseTime(one), parseTime(other));
  }

  /** Parses an integer, such as an order or a version; returns null for other texts. */
  public static @Nullable Long parseInteger(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns whether a text is a valid order: a 32-bit integer (F1). */
  public static boolean isOrder(String text) {
    Long number = parseInteger(text);
    return number != null && number == number.intValue();
  }
}

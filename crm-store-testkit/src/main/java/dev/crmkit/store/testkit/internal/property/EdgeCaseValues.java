package dev.crmkit.store.testkit.internal.property;

import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Edge-case values: legal in Java, but possibly not storable. Each case has the outcome that the
 * rules demand (rules.md R2, R3, R5, F3).
 */
final class EdgeCaseValues {

  private static final BigInteger TEN = BigInteger.TEN;
  private static final int MAX_SCALE = Integer.MAX_VALUE;

  private EdgeCaseValues() {}

  /**
   * A kind of edge case.
   *
   * @param name the description
   * @param accepted whether such values are accepted; otherwise they are invalid
   * @param make generates a value
   */
  record Case<T>(String name, boolean accepted, Function<Random, T> make) {}

  /** A field value with the type of the field. */
  record TypedValue(FieldType type, FieldValue value) {}

  static List<Case<TypedValue>> fieldValues() {
    return List.of(
        number("zero with a large exponent", true, r -> new BigDecimal(BigInteger.ZERO, -scale(r))),
        number(
            "zero with many fraction digits",
            false,
            r -> new BigDecimal(BigInteger.ZERO, scale(r))),
        number(
            "a negative scale",
            true,
            r -> new BigDecimal(digits(r, 1 + r.nextInt(9)), -r.nextInt(90))),
        number("a large exponent", false, r -> new BigDecimal(digits(r, 2), -scale(r))),
        number("a tiny number", false, r -> new BigDecimal(digits(r, 2), scale(r))),
        number(
            "trailing zeros",
            true,
            r -> new BigDecimal(BigInteger.valueOf(r.nextInt(99)), r.nextInt(99))),
        number("a hundred digits", true, r -> new BigDecimal(digits(r, 100), r.nextInt(100))),
        number(
            "more than a hundred digits",
            false,
            r -> new BigDecimal(digits(r, 101), r.nextInt(100))),
        number("thousands of digits", false, r -> new BigDecimal(digits(r, 5_000))),
        date("the first year", true, r -> LocalDate.of(1, 1, 1 + r.nextInt(31))),
        date("the last year", true, r -> LocalDate.of(9999, 12, 1 + r.nextInt(31))),
        date("the year 0", false, r -> LocalDate.of(0, 2, 29)),
        date("a negative year", false, r -> LocalDate.of(-1 - r.nextInt(999_999_999), 1, 1)),
        date("a year of five digits", false, r -> LocalDate.of(10_000 + r.nextInt(900_000), 1, 1)),
        date(
            "the ends of the calendar",
            false,
            r -> r.nextBoolean() ? LocalDate.MIN : LocalDate.MAX),
        text("no characters", true, r -> ""),
        text("control characters", true, r -> "a\u0001\b\t\n\r\u001F\u007F\u0085\u009F"),
        text("quotes and escapes", true, r -> "'\"\\\\' -- %_ ? ${x} {0} /* \\u0000 \\' &amp;"),
        text("characters of other planes", true, r -> "\uD83D\uDE00\uDBFF\uDFFF\uD800\uDC00"),
        text("noncharacters and marks", true, r -> "\uFFFE\uFFFF\uFDD0\uFEFF\u202E\u2028\u0301"),
        text("any characters", true, EdgeCaseValues::anyText),
        text("NUL", false, r -> "a\u0000b"),
        text("half of a surrogate pair", false, r -> r.nextBoolean() ? "a\uD83D" : "\uDE00b"),
        text("a surrogate pair in the wrong order", false, r -> "\uDE00\uD83D"));
  }

  static List<Case<Money>> amounts() {
    return List.of(
        amount("zero with a large exponent", true, r -> new BigDecimal(BigInteger.ZERO, -scale(r))),
        amount(
            "zero with fraction digits", true, r -> new BigDecimal(BigInteger.ZERO, r.nextInt(3))),
        amount(
            "a negative scale",
            true,
            r -> new BigDecimal(digits(r, 1 + r.nextInt(9)), -r.nextInt(29))),
        amount("a large exponent", false, r -> new BigDecimal(digits(r, 2), -scale(r))),
        amount("a tiny number", false, r -> new BigDecimal(digits(r, 2), scale(r))),
        amount("38 digits", true, r -> new BigDecimal(digits(r, 38), r.nextInt(3))),
        amount("39 digits", false, r -> new BigDecimal(digits(r, 39), r.nextInt(3))),
        amount(
            "a third fraction digit", false, r -> new BigDecimal(digits(r, 1 + r.nextInt(9)), 3)),
        new Case<>("no currency", false, r -> new Money(BigDecimal.ONE, "E\uD83D\u0000")));
  }

  static List<Case<Instant>> times() {
    return List.of(
        new Case<>(
            "nanoseconds", true, r -> Instant.ofEpochSecond(r.nextInt(), r.nextInt(999_999_999))),
        new Case<>("a nanosecond before 1970", true, r -> Instant.EPOCH.minusNanos(1)),
        new Case<>("the first year", true, r -> Instant.parse("0001-01-01T00:00:00Z")),
        new Case<>("the last year", true, r -> Instant.parse("9999-12-31T23:59:59.999999999Z")),
        new Case<>("the year 0", false, r -> Instant.parse("0000-12-31T23:59:59.999999999Z")),
        new Case<>("the year 10000", false, r -> Instant.parse("+10000-01-01T00:00:00Z")),
        new Case<>("the ends of time", false, r -> r.nextBoolean() ? Instant.MIN : Instant.MAX));
  }

  private static Case<TypedValue> number(
      String name, boolean accepted, Function<Random, BigDecimal> make) {
    return new Case<>(
        "a number: " + name,
        accepted,
        r -> new TypedValue(FieldType.NUMBER, FieldValue.number(make.apply(r))));
  }

  private static Case<TypedValue> date(
      String name, boolean accepted, Function<Random, LocalDate> make) {
    return new Case<>(
        "a date: " + name,
        accepted,
        r -> new TypedValue(FieldType.DATE, FieldValue.date(make.apply(r))));
  }

  private static Case<TypedValue> text(
      String name, boolean accepted, Function<Random, String> make) {
    return new Case<>(
        "a text: " + name,
        accepted,
        r -> new TypedValue(FieldType.TEXT, FieldValue.text(make.apply(r))));
  }

  private static Case<Money> amount(
      String name, boolean accepted, Function<Random, BigDecimal> make) {
    return new Case<>(name, accepted, r -> new Money(make.apply(r), "EUR"));
  }

  /** Returns a scale from 1,000 to the maximum, of any order of magnitude. */
  private static int scale(Random random) {
    return Math.max(1_000, MAX_SCALE >> random.nextInt(22));
  }

  private static BigInteger digits(Random random, int count) {
    BigInteger least = TEN.pow(count - 1);
    return least.add(new BigInteger(least.bitLength(), random).mod(least));
  }

  private static String anyText(Random random) {
    return random
        .ints(1 + random.nextInt(40), 1, Character.MAX_CODE_POINT + 1)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 'x' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

package dev.crmkit.core.deal;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.internal.number.Decimals;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of money (rules.md R3). It is validated when a record that contains it is written.
 *
 * @param number a decimal number of at most {@value #MAX_DIGITS} digits; trailing zeros are kept
 * @param currency an ISO 4217 code such as {@code EUR}
 */
public record Money(BigDecimal number, String currency) {

  /** The maximum number of digits of an amount, including those of its fraction. */
  public static final int MAX_DIGITS = 38;

  private static final Pattern TEXT =
      Pattern.compile("\\s*([+-]?[0-9]{1,1000}(?:\\.[0-9]{1,1000})?)\\s+(\\S+)\\s*");

  /**
   * Parses an amount. The currency is not validated.
   *
   * @param text a text such as {@code 100.00 EUR}
   * @return the amount
   * @throws IllegalArgumentException if the text has another form
   */
  public static Money parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not an amount such as 100.00 EUR");
    }
    return new Money(new BigDecimal(matcher.group(1)), matcher.group(2));
  }

  /**
   * Validates the currency and the number of digits, and converts the number to the form in which
   * it is stored: without an exponent, with the fraction digits as given.
   *
   * @param at the field that a violation names
   * @param violations receives the violations
   * @return the amount to store, or this one if there is a violation
   */
  public Money checked(String at, Violations violations) {
    int fraction = fractionDigits();
    if (fraction < 0) {
      violations.add(at, ViolationCode.UNKNOWN, toString(), "an ISO 4217 currency such as EUR");
      return this;
    }
    if (number.scale() > fraction) {
      violations.add(
          at,
          ViolationCode.OUT_OF_RANGE,
          toString(),
          "at most " + fraction + " fraction digits for " + currency);
      return new Money(Decimals.stored(number, MAX_DIGITS).orElse(number), currency);
    }
    return new Money(checkedDigits(number, toString(), at, violations), currency);
  }

  /**
   * Validates the number of digits of an amount, as {@link #checked} does.
   *
   * @param number the number of an amount
   * @param at the field that a violation names
   * @param violations receives the violations
   * @return the number in the form in which it is stored, or this one if there is a violation
   */
  public static BigDecimal checkedNumber(BigDecimal number, String at, Violations violations) {
    return checkedDigits(number, Decimals.text(number), at, violations);
  }

  private static BigDecimal checkedDigits(
      BigDecimal number, String shown, String at, Violations violations) {
    Optional<BigDecimal> stored = Decimals.stored(number, MAX_DIGITS);
    if (stored.isEmpty()) {
      violations.add(at, ViolationCode.OUT_OF_RANGE, shown, "at most " + MAX_DIGITS + " digits");
    }
    return stored.orElse(number);
  }

  /** Returns -1 for an unknown currency and for one without a minor unit, such as gold. */
  private int fractionDigits() {
    try {
      return Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  /** Returns whether the currencies are equal and the numbers are equal by value. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Money money
        && currency.equals(money.currency)
        && number.compareTo(money.number) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * number.stripTrailingZeros().hashCode() + currency.hashCode();
  }

  /** Returns a text such as {@code 100.00 EUR}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return Decimals.text(number) + " " + currency;
  }
}

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
 * An amount of money (rules.md R3). It is checked when a record that has it is written.
 *
 * @param number a decimal number of at most {@value #MAX_DIGITS} digits, its zeros as given
 * @param currency an ISO 4217 code such as {@code EUR}
 */
public record Money(BigDecimal number, String currency) {

  /** How many digits an amount can have, those of its fraction included. */
  public static final int MAX_DIGITS = 38;

  private static final Pattern TEXT =
      Pattern.compile("\\s*([+-]?[0-9]{1,1000}(?:\\.[0-9]{1,1000})?)\\s+(\\S+)\\s*");

  /**
   * An amount from its text.
   *
   * @param text such as {@code 100.00 EUR}
   * @return the amount, its currency not yet checked
   * @throws IllegalArgumentException when the text has another form
   */
  public static Money parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no amount such as 100.00 EUR");
    }
    return new Money(new BigDecimal(matcher.group(1)), matcher.group(2));
  }

  /**
   * Checks the currency and the digits of the number, and brings the number into the form in which
   * it is stored: without an exponent, with the fraction digits as given.
   *
   * @param at the field that a violation names
   * @param violations receives what is wrong
   * @return the amount to store; this one unchanged when something was wrong
   */
  public Money checked(String at, Violations violations) {
    int fraction = fractionDigits();
    if (fraction < 0) {
      violations.add(at, ViolationCode.UNKNOWN, toString(), "an ISO 4217 currency such as EUR");
      return this;
    }
    Optional<BigDecimal> stored = Decimals.stored(number, MAX_DIGITS);
    if (number.scale() > fraction) {
      violations.add(
          at,
          ViolationCode.OUT_OF_RANGE,
          toString(),
          "at most " + fraction + " fraction digits for " + currency);
    } else if (stored.isEmpty()) {
      violations.add(
          at, ViolationCode.OUT_OF_RANGE, toString(), "at most " + MAX_DIGITS + " digits");
    }
    return new Money(stored.orElse(number), currency);
  }

  /** Returns -1 for an unknown currency, and for one that amounts are not stated in. */
  private int fractionDigits() {
    try {
      return Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  /** Amounts are equal when their currencies are and their numbers are as numbers. */
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

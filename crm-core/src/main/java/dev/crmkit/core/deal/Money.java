package dev.crmkit.core.deal;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.form.Field;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of money (rules.md R3). It is checked when it is written, with all else that is.
 *
 * @param number a decimal number, exactly as given
 * @param currency an ISO 4217 code such as {@code EUR}
 */
public record Money(BigDecimal number, String currency) {

  /** How many noughts are written out: a far number such as 1E+2000000000 would fill the memory. */
  private static final int MAX_SCALE = 1_000;

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
   * Checks the currency, and that the number has no more fraction digits than it has.
   *
   * @param at where it stands
   * @param violations receives what is wrong
   */
  public void check(String at, Violations violations) {
    Currency known;
    try {
      known = Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      violations.add(at, ViolationCode.UNKNOWN, currency, "an ISO 4217 currency such as EUR");
      return;
    }
    int digits = known.getDefaultFractionDigits();
    if (digits < 0) {
      violations.add(at, ViolationCode.UNKNOWN, currency, "a currency that amounts are told in");
    } else if (number.scale() > digits) {
      violations.add(
          at,
          ViolationCode.OUT_OF_RANGE,
          null,
          "at most " + digits + " fraction digits for " + currency);
    } else if (digits() > Field.MAX_DIGITS) {
      violations.add(
          at, ViolationCode.OUT_OF_RANGE, null, "at most " + Field.MAX_DIGITS + " digits");
    }
  }

  /** The digits of the number written out. */
  private long digits() {
    long whole = number.signum() == 0 ? 1 : (long) number.precision() - number.scale();
    return Math.max(1, whole) + Math.max(0, number.scale());
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

  /** Such as {@code 100.00 EUR}, which is read back; told by an exponent where it is no amount. */
  @Override
  public String toString() {
    boolean plain = Math.abs((long) number.scale()) <= MAX_SCALE;
    return (plain ? number.toPlainString() : number) + " " + currency;
  }
}

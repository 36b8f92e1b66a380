package dev.crmkit.core.internal.number;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Bounds and normal form of decimal numbers. A {@link BigDecimal} can have an exponent of billions,
 * such as {@code 0E+1000} or {@code 1E+2000000000}, which cannot be written out; what is stored has
 * none.
 */
public final class Decimals {

  /** Numbers with more digits after the point, or more zeros before it, keep their exponent. */
  private static final int MAX_PLAIN_SCALE = 1_000;

  /** A digit takes less than this number of bits. */
  private static final int BITS_PER_DIGIT = 4;

  private Decimals() {}

  /**
   * Brings a number into the form in which it is stored: without an exponent, with the fraction
   * digits as given.
   *
   * @param given any number
   * @param maxDigits how many digits it may have written out, trailing zeros included
   * @return a number of the same value and a scale of 0 or more; empty when it has more digits
   */
  public static Optional<BigDecimal> stored(BigDecimal given, int maxDigits) {
    return isWithin(given, maxDigits)
        ? Optional.of(given.scale() < 0 ? given.setScale(0) : given)
        : Optional.empty();
  }

  /**
   * Returns whether a number can be written out with some number of digits, trailing zeros included
   * and leading ones not. The work does not depend on the number.
   *
   * @param number any number
   * @param maxDigits how many digits, from 1 on
   * @return true if it has that many or fewer
   */
  public static boolean isWithin(BigDecimal number, int maxDigits) {
    if (number.unscaledValue().bitLength() > BITS_PER_DIGIT * maxDigits) {
      return false;
    }
    long integerDigits = number.signum() == 0 ? 1 : (long) number.precision() - number.scale();
    return Math.max(1, integerDigits) + Math.max(0, number.scale()) <= maxDigits;
  }

  /**
   * Writes a number out, or with an exponent if that would need more than a thousand zeros.
   *
   * @param number any number
   * @return its digits
   */
  public static String text(BigDecimal number) {
    return Math.abs((long) number.scale()) > MAX_PLAIN_SCALE
        ? number.toString()
        : number.toPlainString();
  }
}

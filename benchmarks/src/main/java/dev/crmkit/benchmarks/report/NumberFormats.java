package dev.crmkit.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats numbers for tables. */
final class NumberFormats {

  private static final MathContext DIGITS = new MathContext(3);

  private NumberFormats() {}

  /** Returns a number with three significant digits, or as an integer from 100. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "?";
    }
    if (Math.abs(value) >= 100) {
      return String.format("%,d", Math.round(value));
    }
    if (Math.abs(value) < 1e-9) {
      return "0";
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}

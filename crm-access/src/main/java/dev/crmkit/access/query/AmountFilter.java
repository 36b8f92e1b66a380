package dev.crmkit.access.query;

import dev.crmkit.core.deal.Money;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Ranges of the amount of a deal, each of which makes a filter. A bound without a currency is
 * compared with the number of an amount, whatever its currency. A bound with a currency excludes
 * amounts in other currencies. A deal without an amount meets only {@link #absent}.
 */
public final class AmountFilter {

  static final AmountFilter INSTANCE = new AmountFilter();

  private AmountFilter() {}

  /**
   * Returns a filter for amounts in any currency that are at least a number.
   *
   * @param from the smallest number, inclusive
   * @return the filter
   */
  public Filter from(BigDecimal from) {
    return new AttributeFilter.AmountIn(Objects.requireNonNull(from, "from"), null, null);
  }

  /**
   * Returns a filter for amounts in one currency that are at least a given one.
   *
   * @param from the smallest amount, inclusive
   * @return the filter
   */
  public Filter from(Money from) {
    return new AttributeFilter.AmountIn(from.number(), null, from.currency());
  }

  /**
   * Returns a filter for amounts in any currency that are less than a number.
   *
   * @param to the end, exclusive
   * @return the filter
   */
  public Filter to(BigDecimal to) {
    return new AttributeFilter.AmountIn(null, Objects.requireNonNull(to, "to"), null);
  }

  /**
   * Returns a filter for amounts in one currency that are less than a given one.
   *
   * @param to the end, exclusive
   * @return the filter
   */
  public Filter to(Money to) {
    return new AttributeFilter.AmountIn(null, to.number(), to.currency());
  }

  /**
   * Returns a filter for amounts in any currency whose number is in a range.
   *
   * @param from the smallest number, inclusive
   * @param to the end, exclusive; if it is not greater than the start, no deal meets the filter
   * @return the filter
   */
  public Filter between(BigDecimal from, BigDecimal to) {
    return new AttributeFilter.AmountIn(
        Objects.requireNonNull(from, "from"), Objects.requireNonNull(to, "to"), null);
  }

  /**
   * Returns a filter for amounts in one currency that are in a range.
   *
   * @param from the smallest amount, inclusive
   * @param to the end, exclusive; if it is not greater than the start, or in another currency, no
   *     deal meets the filter
   * @return the filter
   */
  public Filter between(Money from, Money to) {
    return Filter.and(from(from), to(to));
  }

  /**
   * Returns a filter for deals that have an amount.
   *
   * @return the filter
   */
  public Filter present() {
    return new AttributeFilter.AmountIn(null, null, null);
  }

  /**
   * Returns a filter for deals that have no amount.
   *
   * @return the filter
   */
  public Filter absent() {
    return Filter.not(present());
  }
}

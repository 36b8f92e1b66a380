package dev.crmkit.core.query;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The records of a summary that have some values in common.
 *
 * @param values the values, by what the records are grouped by; none where the records have none
 * @param count the number of records
 * @param sums the exact sums of the amounts of deals, by the code of the currency; empty for other
 *     records, and if no deal has an amount
 */
public record SummaryGroup(
    Map<Grouping<?>, Object> values, long count, Map<String, BigDecimal> sums) {

  public SummaryGroup {
    values = Map.copyOf(values);
    Map<String, BigDecimal> sorted = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
      sorted.put(sum.getKey(), scaled(sum.getKey(), sum.getValue()));
    }
    sums = Collections.unmodifiableMap(sorted);
  }

  /** Gives equal sums the same scale: the fraction digits of the currency, or more if needed. */
  private static BigDecimal scaled(String currency, BigDecimal sum) {
    int digits = 0;
    try {
      digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      // A store does not check currencies; the digits that are needed are enough.
    }
    if (sum.scale() == digits) {
      return sum;
    }
    BigDecimal stripped = sum.stripTrailingZeros();
    return stripped.setScale(Math.max(stripped.scale(), digits));
  }

  /**
   * Returns the value that the records of the group have in common.
   *
   * @param <V> the type of the value
   * @param by one of the groupings of the summary, or an equal one
   * @return empty if the records have no value, or the summary does not group by this
   */
  @SuppressWarnings("unchecked") // a grouping names the type of its values
  public <V> Optional<V> get(Grouping<V> by) {
    return Optional.ofNullable((V) values.get(by));
  }

  /**
   * Returns the sum of the amounts in a currency.
   *
   * @param currency an ISO 4217 code
   * @return zero if no deal of the group has an amount in this currency
   */
  public BigDecimal sum(String currency) {
    return sums.getOrDefault(currency, BigDecimal.ZERO);
  }
}

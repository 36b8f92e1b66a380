package dev.crmkit.core.query;

import dev.crmkit.core.text.TextOrder;
import java.math.BigDecimal;
import java.time.Instant;

/** The value by which a record is sorted. Keys of one sort are of one kind. */
public sealed interface SortKey extends Comparable<SortKey> {

  /**
   * A text, represented by its {@link TextOrder#key}.
   *
   * @param key the key
   */
  record OfText(String key) implements SortKey {
    @Override
    public int compareTo(SortKey other) {
      return TextOrder.BY_CODE_POINT.compare(key, ((OfText) other).key);
    }
  }

  /**
   * A number: an amount, a number field, the days of a date since 1970-01-01, the rank of an
   * option, or 0 and 1 for a checkbox.
   *
   * @param number the number
   */
  record OfNumber(BigDecimal number) implements SortKey {
    @Override
    public int compareTo(SortKey other) {
      return number.compareTo(((OfNumber) other).number);
    }
  }

  /**
   * A time.
   *
   * @param instant the time
   */
  record OfInstant(Instant instant) implements SortKey {
    @Override
    public int compareTo(SortKey other) {
      return instant.compareTo(((OfInstant) other).instant);
    }
  }
}

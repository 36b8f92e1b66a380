package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.query.SortKey;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The keys that lists are sorted by, but for those of fields. */
final class SortKeyTypes {

  /** Instants, to the microsecond. */
  static final SortKeyType<Long> INSTANT =
      new SortKeyType.OfLongs() {
        @Override
        public SeekPosition<Long> seekPosition(SortKey key, long id, boolean descending) {
          var instant = ((SortKey.OfInstant) key).instant();
          long micros = OrderPreservingKeys.toMicros(instant);
          return OrderPreservingKeys.isWholeMicrosecond(instant)
              ? new SeekPosition<>(micros, id)
              : new SeekPosition<>(descending ? micros + 1 : micros, null);
        }
      };

  /** Whole numbers from 0 on: ranks. */
  static final SortKeyType<Long> RANK =
      new SortKeyType.OfLongs() {
        @Override
        public SeekPosition<Long> seekPosition(SortKey key, long id, boolean descending) {
          BigDecimal number = ((SortKey.OfNumber) key).number();
          BigDecimal whole =
              number.setScale(0, descending ? RoundingMode.CEILING : RoundingMode.FLOOR);
          return new SeekPosition<>(whole.longValue(), whole.compareTo(number) == 0 ? id : null);
        }
      };

  /** Ids, by which those without a key are put in order. */
  static final SortKeyType<Long> ID =
      new SortKeyType.OfLongs() {
        @Override
        public SeekPosition<Long> seekPosition(SortKey key, long id, boolean descending) {
          throw new IllegalArgumentException("there is no key by which to continue");
        }

        @Override
        public SeekPosition<Long> after(RowRef<Long> place) {
          return new SeekPosition<>(place.id(), null);
        }
      };

  /** The keys of names. */
  static final SortKeyType<byte[]> NAME =
      new SortKeyType.OfBytes(key -> OrderPreservingKeys.text(((SortKey.OfText) key).key()));

  /** Numbers. */
  static final SortKeyType<byte[]> NUMBER =
      new SortKeyType.OfBytes(key -> OrderPreservingKeys.number(((SortKey.OfNumber) key).number()));

  private SortKeyTypes() {}
}

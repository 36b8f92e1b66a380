package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.query.SortKey;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The types of sort keys that are not field values. */
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

  /** Ranks: whole numbers from 0. */
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

  /** Ids, which order the records without a key. */
  static final SortKeyType<Long> ID =
      new SortKeyType.OfLongs() {
        @Override
        public SeekPosition<Long> seekPosition(SortKey key, long id, boolean descending) {
          throw new IllegalArgumentException("records without a key continue by id");
        }

        @Override
        public SeekPosition<Long> after(RowRef<Long> ref) {
          return new SeekPosition<>(ref.id(), null);
        }
      };

  /** Names. */
  static final SortKeyType<byte[]> NAME =
      new SortKeyType.OfBytes(key -> OrderPreservingKeys.text(((SortKey.OfText) key).key()));

  /** Numbers. */
  static final SortKeyType<byte[]> NUMBER =
      new SortKeyType.OfBytes(key -> OrderPreservingKeys.number(((SortKey.OfNumber) key).number()));

  private SortKeyTypes() {}
}

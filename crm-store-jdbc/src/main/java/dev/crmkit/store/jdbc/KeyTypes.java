package dev.crmkit.store.jdbc;

import dev.crmkit.core.query.SortKey;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The keys that lists are sorted by, but for those of fields. */
final class KeyTypes {

  /** Instants, to the microsecond. */
  static final KeyType<Long> INSTANT =
      new KeyType.OfLongs() {
        @Override
        public Bound<Long> bound(SortKey key, long id, boolean descending) {
          var instant = ((SortKey.OfInstant) key).instant();
          long micros = Keys.micros(instant);
          return Keys.isWhole(instant)
              ? new Bound<>(micros, id)
              : new Bound<>(descending ? micros + 1 : micros, null);
        }
      };

  /** Whole numbers from 0 on: ranks. */
  static final KeyType<Long> RANK =
      new KeyType.OfLongs() {
        @Override
        public Bound<Long> bound(SortKey key, long id, boolean descending) {
          BigDecimal number = ((SortKey.OfNumber) key).number();
          BigDecimal whole =
              number.setScale(0, descending ? RoundingMode.CEILING : RoundingMode.FLOOR);
          return new Bound<>(whole.longValue(), whole.compareTo(number) == 0 ? id : null);
        }
      };

  /** Ids, by which those without a key are put in order. */
  static final KeyType<Long> ID =
      new KeyType.OfLongs() {
        @Override
        public Bound<Long> bound(SortKey key, long id, boolean descending) {
          throw new IllegalArgumentException("there is no key by which to continue");
        }

        @Override
        public Bound<Long> behind(Place<Long> place) {
          return new Bound<>(place.id(), null);
        }
      };

  /** The keys of names. */
  static final KeyType<byte[]> NAME =
      new KeyType.OfBytes(key -> Keys.text(((SortKey.OfText) key).key()));

  /** Numbers. */
  static final KeyType<byte[]> NUMBER =
      new KeyType.OfBytes(key -> Keys.number(((SortKey.OfNumber) key).number()));

  private KeyTypes() {}
}

package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How sort keys of the model are stored in a column.
 *
 * @param <T> the type of the column
 */
interface SortKeyType<T> extends Comparator<T> {

  /** Returns the type of the keys of a text, number or date field. */
  static SortKeyType<byte[]> ofField(FieldType type) {
    return new OfBytes(key -> OrderPreservingKeys.field(type, key));
  }

  /** Reads a key from a column. */
  T read(ResultSet row, int column) throws SQLException;

  /**
   * Returns the position after a record.
   *
   * @param key the key of the last record
   * @param id the id of the last record
   * @param descending whether the largest key comes first
   */
  SeekPosition<T> seekPosition(SortKey key, long id, boolean descending);

  /** Returns the position after a row. */
  default SeekPosition<T> after(RowRef<T> ref) {
    return new SeekPosition<>(ref.key(), ref.id());
  }

  /**
   * Returns the position after all keys with the same prefix as a key.
   *
   * @return null if the key is not truncated, so that no other key has its prefix
   */
  default @Nullable SeekPosition<T> afterPrefix(T key) {
    return null;
  }

  /** Keys stored as numbers. */
  abstract class OfLongs implements SortKeyType<Long> {
    @Override
    public int compare(Long a, Long b) {
      return Long.compare(a, b);
    }

    @Override
    public Long read(ResultSet row, int column) throws SQLException {
      return row.getLong(column);
    }
  }

  /**
   * Keys stored as bytes.
   *
   * @param bytes converts a key of the model
   */
  record OfBytes(Function<SortKey, byte[]> bytes) implements SortKeyType<byte[]> {
    @Override
    public int compare(byte[] a, byte[] b) {
      return Arrays.compareUnsigned(a, b);
    }

    @Override
    public byte[] read(ResultSet row, int column) throws SQLException {
      return row.getBytes(column);
    }

    @Override
    public SeekPosition<byte[]> seekPosition(SortKey key, long id, boolean descending) {
      return new SeekPosition<>(bytes.apply(key), id);
    }

    @Override
    public @Nullable SeekPosition<byte[]> afterPrefix(byte[] key) {
      byte[] prefix = OrderPreservingKeys.prefix(key);
      return OrderPreservingKeys.isTruncated(prefix) ? new SeekPosition<>(prefix, null) : null;
    }
  }
}

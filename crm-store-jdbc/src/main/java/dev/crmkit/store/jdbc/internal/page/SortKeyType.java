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
 * The keys of the model as they are in a column.
 *
 * @param <T> the type of the column
 */
interface SortKeyType<T> extends Comparator<T> {

  /** The values of a field of texts, numbers or dates. */
  static SortKeyType<byte[]> ofField(FieldType type) {
    return new OfBytes(key -> OrderPreservingKeys.field(type, key));
  }

  /** Reads one from a column. */
  T read(ResultSet row, int column) throws SQLException;

  /**
   * What a list continues behind.
   *
   * @param key the key of the last record
   * @param id the id of the last record
   * @param descending whether the largest key comes first
   */
  SeekPosition<T> seekPosition(SortKey key, long id, boolean descending);

  /** What a list continues behind, after a place in it. */
  default SeekPosition<T> after(RowRef<T> place) {
    return new SeekPosition<>(place.key(), place.id());
  }

  /**
   * What is behind all keys that have the same head as one.
   *
   * @return null when no other key can have it
   */
  default @Nullable SeekPosition<T> afterPrefix(T key) {
    return null;
  }

  /** Keys that are numbers. */
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
   * Keys that are bytes.
   *
   * @param bytes makes them
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
      byte[] head = OrderPreservingKeys.prefix(key);
      return OrderPreservingKeys.isTruncated(head) ? new SeekPosition<>(head, null) : null;
    }
  }
}

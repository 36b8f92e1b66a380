package dev.crmkit.store.jdbc.internal.record;

import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.BatchInsert;
import dev.crmkit.store.jdbc.internal.sql.PreparedSql;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that records are found by, several of each record.
 *
 * @param <K> what there is one row for
 * @param <V> what the row tells of it
 */
final class SideTableWriter<K, V> {

  private final BatchInsert insert;
  private final @Nullable PreparedSql update;
  private final PreparedSql delete;
  private final Key<K> key;
  private final Function<V, List<? extends @Nullable Object>> rest;

  /** Tells which row it is. */
  interface Key<K> {
    List<?> of(String workspace, RecordId id, K k);
  }

  /**
   * The rows of a table.
   *
   * @param keys the columns that tell which row it is
   * @param others the other columns
   * @param key makes values for the one
   * @param rest makes values for the other
   */
  SideTableWriter(
      Database database,
      Tables.Named of,
      List<Field<?>> keys,
      List<Field<?>> others,
      Key<K> key,
      Function<V, List<? extends @Nullable Object>> rest) {
    List<Field<?>> columns = new ArrayList<>(keys);
    columns.addAll(others);
    Condition isIt = PreparedSql.equalParameters(keys);
    this.insert = new BatchInsert(database, of, columns);
    this.update =
        others.isEmpty()
            ? null
            : new PreparedSql(
                database, DSL.update(of.table).set(PreparedSql.parameters(others)).where(isIt));
    this.delete = new PreparedSql(database, DSL.deleteFrom(of.table).where(isIt));
    this.key = key;
    this.rest = rest;
  }

  /** Changes the rows of a record, of those only that are others afterwards. */
  void replace(
      Connection connection, String workspace, RecordId id, Map<K, V> before, Map<K, V> after) {
    List<@Nullable Object[]> gone = new ArrayList<>();
    List<@Nullable Object[]> other = new ArrayList<>();
    List<@Nullable Object[]> come = new ArrayList<>();
    before.forEach(
        (k, v) -> {
          if (!after.containsKey(k)) {
            gone.add(key.of(workspace, id, k).toArray());
          }
        });
    after.forEach(
        (k, v) -> {
          V was = before.get(k);
          if (was == null) {
            come.add(row(key.of(workspace, id, k), rest.apply(v)));
          } else if (!was.equals(v)) {
            other.add(row(rest.apply(v), key.of(workspace, id, k)));
          }
        });
    if (!gone.isEmpty()) {
      delete.executeBatch(connection, gone);
    }
    if (update != null && !other.isEmpty()) {
      update.executeBatch(connection, other);
    }
    insert.execute(connection, come);
  }

  private static @Nullable Object[] row(
      List<? extends @Nullable Object> first, List<? extends @Nullable Object> second) {
    List<@Nullable Object> row = new ArrayList<>(first);
    row.addAll(second);
    return row.toArray();
  }
}

package dev.crmkit.store.jdbc;

import dev.crmkit.core.record.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that records are found by, several of each record.
 *
 * @param <K> what there is one row for
 * @param <V> what the row tells of it
 */
final class SideRows<K, V> {

  private final DSLContext dsl;
  private final Table<Record> table;
  private final List<Field<?>> keys;
  private final List<Field<?>> columns;
  private final BiFunction<RecordId, K, List<?>> key;
  private final Function<V, List<? extends @Nullable Object>> rest;

  SideRows(
      DSLContext dsl,
      Table<Record> table,
      List<Field<?>> keys,
      List<Field<?>> others,
      BiFunction<RecordId, K, List<?>> key,
      Function<V, List<? extends @Nullable Object>> rest) {
    this.dsl = dsl;
    this.table = table;
    this.keys = keys;
    this.columns = new ArrayList<>(keys);
    this.columns.addAll(others);
    this.key = key;
    this.rest = rest;
  }

  /** Changes the rows of a record, of those only that are others afterwards. */
  void replace(RecordId id, Map<K, V> before, Map<K, V> after) {
    List<Object[]> gone = new ArrayList<>();
    before.forEach(
        (k, v) -> {
          if (!v.equals(after.get(k))) {
            gone.add(key.apply(id, k).toArray());
          }
        });
    List<Object[]> come = new ArrayList<>();
    after.forEach(
        (k, v) -> {
          if (!v.equals(before.get(k))) {
            List<@Nullable Object> row = new ArrayList<>(key.apply(id, k));
            row.addAll(rest.apply(v));
            come.add(row.toArray());
          }
        });
    if (!gone.isEmpty()) {
      dsl.batch(dsl.deleteFrom(table).where(keys.stream().map(SideRows::isBound).toList()))
          .bind(gone.toArray(Object[][]::new))
          .execute();
    }
    if (!come.isEmpty()) {
      List<Param<?>> values = new ArrayList<>();
      columns.forEach(column -> values.add(DSL.param(column.getName(), column)));
      dsl.batch(dsl.insertInto(table).columns(columns).values(values))
          .bind(come.toArray(Object[][]::new))
          .execute();
    }
  }

  private static <T> Condition isBound(Field<T> column) {
    return column.eq(DSL.param(column.getName(), column));
  }
}

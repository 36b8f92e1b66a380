package dev.crmkit.store.jdbc.internal.record;

import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
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
 * Writes the rows of a side table, in which a record has any number of rows.
 *
 * @param <K> the type of the key of a row within its record
 * @param <V> the type of its value
 */
final class SideTableWriter<K, V> {

  private final BatchInsert insert;
  private final @Nullable PreparedSql update;
  private final PreparedSql delete;
  private final Key<K> key;
  private final Function<V, List<? extends @Nullable Object>> rest;

  interface Key<K> {
    List<?> of(String workspace, RecordId id, K k);
  }

  /**
   * Prepares the statements.
   *
   * @param keys the columns of the primary key
   * @param others the other columns
   * @param key returns the values of the primary key
   * @param rest returns the values of the other columns
   */
  SideTableWriter(
      SqlDialect dialect,
      Tables.Named of,
      List<Field<?>> keys,
      List<Field<?>> others,
      Key<K> key,
      Function<V, List<? extends @Nullable Object>> rest) {
    List<Field<?>> columns = new ArrayList<>(keys);
    columns.addAll(others);
    Condition isIt = PreparedSql.equalParameters(keys);
    this.insert = new BatchInsert(dialect, of, columns);
    this.update =
        others.isEmpty()
            ? null
            : new PreparedSql(
                dialect, DSL.update(of.table).set(PreparedSql.parameters(others)).where(isIt));
    this.delete = new PreparedSql(dialect, DSL.deleteFrom(of.table).where(isIt));
    this.key = key;
    this.rest = rest;
  }

  /** Inserts the rows of records that have none. */
  void insertAll(
      Connection connection,
      String workspace,
      List<? extends CrmRecord> records,
      Function<CrmRecord, Map<K, V>> rows) {
    List<@Nullable Object[]> all = new ArrayList<>();
    for (CrmRecord record : records) {
      rows.apply(record)
          .forEach((k, v) -> all.add(row(key.of(workspace, record.id(), k), rest.apply(v))));
    }
    insert.execute(connection, all);
  }

  /** Replaces the rows of a record; rows that stay equal are not written. */
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

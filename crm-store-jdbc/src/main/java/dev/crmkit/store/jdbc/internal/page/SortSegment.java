package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One of the two parts of a list: the records that have a key, by it and the id, or those that have
 * none, by the id alone.
 *
 * @param <T> the type of the keys
 * @param origin where the keys are
 * @param type what the keys are
 * @param key the column of the key, or the id where there is no key
 * @param index what its index begins with before the id, behind the kind and the portfolio
 * @param rowCondition which rows belong to it
 * @param recordCondition what else a record must meet to belong to it, or null
 * @param fullKey the whole key, where the column may have only its head; else null
 * @param descending whether it begins with the largest key
 */
record SortSegment<T>(
    Origin origin,
    SortKeyType<T> type,
    Field<T> key,
    Field<?> index,
    Condition rowCondition,
    @Nullable Function<Tables.Records, Condition> recordCondition,
    @Nullable Field<T> fullKey,
    boolean descending) {

  /** The rows that have the keys. */
  static final String ROWS = "w";

  /** Records, where these have not the keys. */
  private static final String RECORDS = "r";

  /** Where keys are. */
  enum Origin {
    /** In the records, with an index in their order for all and one for each portfolio. */
    INDEXED_BY_PORTFOLIO,
    /** In the records, with an index in their order. */
    INDEXED,
    /** Computed for each record. */
    COMPUTED,
    /** In the values of fields, with an index in their order. */
    FIELD_VALUES
  }

  /** Whether there is an index in its order. */
  boolean isIndexed() {
    return origin != Origin.COMPUTED;
  }

  /** Whether there is one in its order for each portfolio. */
  boolean isIndexedByPortfolio() {
    return origin == Origin.INDEXED_BY_PORTFOLIO;
  }

  /** Whether it is the records that have the keys. */
  boolean isInRecords() {
    return origin != Origin.FIELD_VALUES;
  }

  /** The rows that have the keys. */
  Table<Record> rows(Tables tables) {
    return isInRecords() ? tables.records.table.as(ROWS) : tables.fieldValues.table.as(ROWS);
  }

  /** The id of the record in these rows. */
  Field<Long> id() {
    return isInRecords()
        ? new Tables.Records(DSL.name(ROWS)).id
        : new Tables.FieldValues(DSL.name(ROWS)).client;
  }

  /** What its index begins with, and all of its rows have in common. */
  List<Field<?>> commonColumns() {
    Tables.Records r = new Tables.Records(DSL.name(ROWS));
    Tables.FieldValues v = new Tables.FieldValues(DSL.name(ROWS));
    return isInRecords() ? List.of(r.workspace, r.kind) : List.of(v.workspace, v.field);
  }

  /** The records in {@link #recordRows}. */
  Tables.Records record() {
    return new Tables.Records(DSL.name(isInRecords() ? ROWS : RECORDS));
  }

  /** The records alone, where these have not the keys. */
  Table<Record> records(Tables tables) {
    return tables.records.table.as(RECORDS);
  }

  /** The rows that have the keys, with the records they are about. */
  Table<?> recordRows(SqlFragments sql) {
    Table<Record> rows = rows(sql.tables());
    return isInRecords()
        ? rows
        : rows.join(records(sql.tables()))
            .on(sql.isOfKind(RecordKind.CLIENT, record()))
            .and(record().id.eq(id()));
  }

  /** The row of {@link #recordRows} of one record, looked up by the id, on PostgreSQL. */
  Table<?> recordRow(SqlFragments sql, RecordKind kind, Field<Long> of) {
    return isInRecords()
        ? sql.lookUpRecord(kind, record(), ROWS, of)
        : sql.lookUpFieldValue(rowCondition, new Tables.FieldValues(DSL.name(ROWS)), ROWS, of)
            .crossJoin(recordOf(sql, kind, of));
  }

  /** One record where these have not the keys, looked up by the id, on PostgreSQL. */
  Table<Record> recordOf(SqlFragments sql, RecordKind kind, Field<Long> of) {
    return sql.lookUpRecord(kind, record(), RECORDS, of);
  }

  /**
   * What is behind all keys that have the same head as one.
   *
   * @return null when no other key can have it
   */
  @Nullable SeekPosition<T> afterPrefix(T like) {
    return fullKey == null ? null : type.afterPrefix(like);
  }

  /** Fields in the direction of its order. */
  List<SortField<?>> inOrder(Field<?>... fields) {
    return Arrays.stream(fields)
        .<SortField<?>>map(field -> descending ? field.desc() : field.asc())
        .toList();
  }

  /** Whether a place is behind a bound. */
  boolean isAfter(RowRef<T> place, SeekPosition<T> bound) {
    int keys = type.compare(place.key(), bound.key());
    Long id = bound.id();
    int order = keys != 0 || id == null ? keys : Long.compare(place.id(), id);
    return descending ? order < 0 : order > 0;
  }

  /** Whether a row is after a position, in the form that an index can seek to. */
  Condition isAfter(SqlFragments sql, SeekPosition<T> position) {
    return sql.isAfter(
        DSL.val(position.key(), key),
        position.id() == null ? null : DSL.val(position.id(), id()),
        key,
        id(),
        descending);
  }

  /** The order of its places. */
  Comparator<RowRef<T>> order() {
    Comparator<RowRef<T>> upwards =
        Comparator.<RowRef<T>, T>comparing(RowRef::key, type).thenComparingLong(RowRef::id);
    return descending ? upwards.reversed() : upwards;
  }
}

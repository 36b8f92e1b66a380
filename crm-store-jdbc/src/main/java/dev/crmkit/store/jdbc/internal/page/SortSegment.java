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
 * One of the two segments of a sorted list: the records with a sort key, ordered by key and id, or
 * the records without one, ordered by id.
 *
 * @param <T> the type of the sort keys
 * @param origin where the keys are stored
 * @param type the type of the keys
 * @param key the column of the key, or the id if there is no key
 * @param index the column of the index between the kind or portfolio and the id
 * @param rowCondition selects the rows of the segment
 * @param recordCondition what the record must meet in addition, or null
 * @param fullKey the full key if the column may contain only a prefix, else null
 * @param descending whether the largest key comes first
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

  /** The alias of the rows that contain the keys. */
  static final String ROWS = "w";

  /** The alias of the records, if other rows contain the keys. */
  static final String RECORDS = "r";

  /** Where sort keys are stored. */
  enum Origin {
    /** In the records, with an index for all records and one for each portfolio. */
    INDEXED_BY_PORTFOLIO,
    /** In the records, with an index for all records. */
    INDEXED,
    /** Nowhere: computed for each record. */
    COMPUTED,
    /** In the field values, with an index. */
    FIELD_VALUES
  }

  /** Returns whether an index has the order of the segment. */
  boolean isIndexed() {
    return origin != Origin.COMPUTED;
  }

  /** Returns whether an index has the order of the segment for each portfolio. */
  boolean isIndexedByPortfolio() {
    return origin == Origin.INDEXED_BY_PORTFOLIO;
  }

  /** Returns whether the records contain the keys. */
  boolean isInRecords() {
    return origin != Origin.FIELD_VALUES;
  }

  /** Returns the table whose rows contain the keys. */
  Table<Record> table(Tables tables) {
    return isInRecords() ? tables.records.table : tables.fieldValues.table;
  }

  /** Returns the rows that contain the keys. */
  Table<Record> rows(Tables tables) {
    return table(tables).as(ROWS);
  }

  /** Returns the id of the record of a row. */
  Field<Long> id() {
    return isInRecords()
        ? new Tables.Records(DSL.name(ROWS)).id
        : new Tables.FieldValues(DSL.name(ROWS)).client;
  }

  /** Returns the first columns of the index, which are equal in all rows of the segment. */
  List<Field<?>> commonColumns() {
    Tables.Records r = new Tables.Records(DSL.name(ROWS));
    Tables.FieldValues v = new Tables.FieldValues(DSL.name(ROWS));
    return isInRecords() ? List.of(r.workspace, r.kind) : List.of(v.workspace, v.field);
  }

  /** Returns the records in {@link #recordRows}. */
  Tables.Records record() {
    return new Tables.Records(DSL.name(isInRecords() ? ROWS : RECORDS));
  }

  /** Returns the records, if other rows contain the keys. */
  Table<Record> records(Tables tables) {
    return tables.records.table.as(RECORDS);
  }

  /** Returns the rows that contain the keys, joined with their records. */
  Table<?> recordRows(SqlFragments sql) {
    Table<Record> rows = rows(sql.tables());
    return isInRecords()
        ? rows
        : rows.join(records(sql.tables()))
            .on(sql.isOfKind(RecordKind.CLIENT, record()))
            .and(record().id.eq(id()));
  }

  /**
   * Returns the position after all keys with the same prefix as a key.
   *
   * @return null if the key is not truncated, so that no other key has its prefix
   */
  @Nullable SeekPosition<T> afterPrefix(T keyWithPrefix) {
    return fullKey == null ? null : type.afterPrefix(keyWithPrefix);
  }

  /** Returns fields in the direction of the order. */
  List<SortField<?>> inOrder(Field<?>... fields) {
    return Arrays.stream(fields)
        .<SortField<?>>map(field -> descending ? field.desc() : field.asc())
        .toList();
  }

  /** Returns the order of the index. */
  List<SortField<?>> indexOrder() {
    return index.equals(id()) ? inOrder(id()) : inOrder(index, id());
  }

  /** Returns whether a row is after a position. */
  boolean isAfter(RowRef<T> ref, SeekPosition<T> position) {
    int keys = type.compare(ref.key(), position.key());
    Long id = position.id();
    int order = keys != 0 || id == null ? keys : Long.compare(ref.id(), id);
    return descending ? order < 0 : order > 0;
  }

  /** Returns the condition that a row is after a position, in a form that an index can seek. */
  Condition isAfter(SqlFragments sql, SeekPosition<T> position) {
    return sql.dialect()
        .isAfter(
            DSL.val(position.key(), key),
            position.id() == null ? null : DSL.val(position.id(), id()),
            key,
            id(),
            descending);
  }

  /** Returns the order of the rows. */
  Comparator<RowRef<T>> order() {
    Comparator<RowRef<T>> ascending =
        Comparator.<RowRef<T>, T>comparing(RowRef::key, type).thenComparingLong(RowRef::id);
    return descending ? ascending.reversed() : ascending;
  }
}

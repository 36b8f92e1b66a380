package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the records of a candidate set, or all that an index finds, and sorts them, on H2 and
 * MariaDB.
 *
 * @param <T> the type of the sort keys
 */
final class CandidateLookup<T> {

  private static final String SET = "d";
  private static final String ROW = "m";
  private static final Field<Long> CANDIDATE = DSL.field(DSL.name(SET, "id"), SQLDataType.BIGINT);

  private final RowRefReader<T> rows;
  private final SqlFragments sql;
  private final ConditionTranslator conditions;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final Tables.Records record;

  CandidateLookup(
      QueryExecutor queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment) {
    this.rows = new RowRefReader<>(queries, sql, kind, segment);
    this.sql = sql;
    this.conditions = new ConditionTranslator(sql, kind);
    this.filter = filter;
    this.segment = segment;
    this.record = segment.record();
  }

  /**
   * Finds the first matching rows of a candidate set.
   *
   * @param size how many ids the set has at most
   */
  List<RowRef<T>> lookUp(CandidateSet set, int size, @Nullable SeekPosition<T> after, int limit) {
    Field<Long> id = DSL.field(DSL.name("c", "id"), SQLDataType.BIGINT);
    Table<Record1<Long>> ids =
        DSL.selectDistinct(id).from(set.first(size).asTable("c")).asTable(SET);
    return sorted(
        record
            .id
            .eq(CANDIDATE)
            .and(sql.isInForRow(filter.scope(), record.portfolio))
            .and(conditions.rowCondition(filter.condition(), record)),
        after,
        limit,
        ids,
        segment.recordRows(sql));
  }

  /** Finds all matching rows by the indexes that the filter has, and returns the first. */
  List<RowRef<T>> sortAll(@Nullable SeekPosition<T> after, int limit) {
    return sorted(
        sql.isIn(filter.scope(), record.portfolio)
            .and(conditions.searchCondition(filter.condition(), record)),
        after,
        limit,
        segment.recordRows(sql));
  }

  private List<RowRef<T>> sorted(
      Condition isMatch, @Nullable SeekPosition<T> after, int limit, Table<?>... from) {
    Field<T> key = DSL.field(DSL.name(ROW, "x"), segment.key().getDataType());
    Field<Long> id = DSL.field(DSL.name(ROW, "id"), SQLDataType.BIGINT);
    Condition isInSegment = segment.rowCondition();
    if (segment.recordCondition() != null) {
      isInSegment = isInSegment.and(segment.recordCondition().apply(record));
    }
    if (after != null) {
      isInSegment = isInSegment.and(segment.isAfter(sql, after));
    }
    Select<Record2<T, Long>> matches =
        DSL.select(key, id)
            .from(
                DSL.select(segment.key().as("x"), segment.id().as("id"))
                    .from(from)
                    .where(isInSegment)
                    .and(isMatch)
                    .asTable(ROW))
            .orderBy(segment.inOrder(key, id))
            .limit(DSL.inline(limit));
    return rows.withRecords(matches);
  }
}

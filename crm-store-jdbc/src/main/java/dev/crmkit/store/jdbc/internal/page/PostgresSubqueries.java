package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.SqlTemplate;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Subqueries for PostgreSQL that select the sort keys and ids of rows of a segment; {@link
 * PostgresPageQueries} composes statements from them.
 */
final class PostgresSubqueries<T> {

  /** The entries of the index from the seek position on. */
  static final String ENTRIES =
      """
      select {key} as x, {id} as id{columns}
      from {table} w
      where {is_entry}
      order by {index_order}\
      """;

  /** The entries, among the next {rows}, that match. */
  static final String MATCHES =
      """
      select k.x, k.id
      from ({entries} limit {rows}) k
      where {filter}
      order by k.x {direction}, k.id {direction}
      limit {limit}\
      """;

  /** The last of the next {rows} entries, if there are so many. */
  private static final String LAST_SCANNED = "{keys} offset {rows_before} limit 1";

  /** The first entries of each portfolio, merged. */
  private static final String MERGED =
      """
      select q.x, q.id
      from unnest({portfolios}) p(id)
      cross join lateral ({entries} limit {limit}) q
      order by q.x {direction}, q.id {direction}
      limit {limit}\
      """;

  /**
   * The records of candidates that match, each looked up by its id. Other tables are looked at in
   * the order of the list, so only until there are enough matches.
   */
  private static final String LOOKED_UP =
      """
      select m.x, m.id
      from (
        select m.x, m.id{found_columns}
        from ({ids}) s
        cross join lateral (
          select {key} as x, {id} as id{columns}
          from {row_of_candidate}
          where {is_in_segment}
          offset 0) m
        order by m.x {direction}, m.id {direction}
        offset 0) m
      where {found_filter}
      order by m.x {direction}, m.id {direction}
      limit {limit}\
      """;

  private static final String RECORD_OF_CANDIDATE =
      "lateral (select * from {records} w where {is_row} offset 0) w";

  private static final String FIELD_VALUE_OF_CANDIDATE =
      """
      lateral (select * from {table} w where {is_row} offset 0) w
      cross join lateral (select * from {records} r where {is_record_of_row} offset 0) r\
      """;

  /** Sorts all matching records, for an order that has no index. */
  private static final String SORTED =
      """
      select m.x, m.id
      from (select {key} as x, {id} as id from {table} w where {is_found}) m
      order by m.x {direction}, m.id {direction}
      limit {limit}\
      """;

  private static final Tables.Records FOUND_RECORD = new Tables.Records(DSL.name("m"));
  private static final Field<Long> CANDIDATE_ID = id("s");

  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final ScanFilter<T> scanFilter;
  private final ConditionTranslator conditions;

  PostgresSubqueries(
      SqlFragments sql, RecordKind kind, QueryFilter filter, SortSegment<T> segment) {
    this.sql = sql;
    this.kind = kind;
    this.filter = filter;
    this.segment = segment;
    this.scanFilter = new ScanFilter<>(sql, kind, filter, segment);
    this.conditions = new ConditionTranslator(sql, kind);
  }

  static Field<Long> id(String alias) {
    return DSL.field(DSL.name(alias, "id"), SQLDataType.BIGINT);
  }

  /** Selects those of the next entries that match. */
  SQL matches(
      @Nullable Field<Long> portfolio,
      Condition condition,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    Set<Field<?>> columns = SqlFragments.isTrue(condition) ? Set.of() : scanFilter.columns();
    return template(MATCHES)
        .with("entries", entries(portfolio, after, columns))
        .with("rows", rows)
        .with("filter", condition)
        .with("limit", limit)
        .sql();
  }

  /** Selects the last of the next entries, if there are so many. */
  SQL lastScanned(@Nullable Field<Long> portfolio, @Nullable SeekPosition<T> after, int rows) {
    return SqlTemplate.of(LAST_SCANNED)
        .with("keys", entries(portfolio, after, List.of()))
        .with("rows_before", rows - 1)
        .sql();
  }

  /** Selects the first entries of several portfolios. */
  SQL merged(List<Long> portfolios, @Nullable SeekPosition<T> after, int limit) {
    return template(MERGED)
        .with("portfolios", array(portfolios))
        .with("entries", entries(id("p"), after, List.of()))
        .with("limit", limit)
        .sql();
  }

  /** Selects the entries after a position, in the order of the segment. */
  SQL entries(
      @Nullable Field<Long> portfolio,
      @Nullable SeekPosition<T> after,
      Collection<? extends Field<?>> columns) {
    Condition isEntry = segment.rowCondition();
    if (portfolio != null) {
      isEntry = isEntry.and(segment.record().portfolio.eq(portfolio));
    }
    if (after != null) {
      isEntry = isEntry.and(segment.isAfter(sql, after));
    }
    return template(ENTRIES)
        .with("columns", more(columns))
        .with("is_entry", isEntry)
        .with("index_order", DSL.list(segment.indexOrder().toArray(QueryPart[]::new)))
        .sql();
  }

  /** Selects the matching rows of candidates. */
  SQL lookedUp(SQL ids, @Nullable SeekPosition<T> after, int limit) {
    Tables.Records record = segment.record();
    return template(LOOKED_UP)
        .with("ids", ids)
        .with("row_of_candidate", rowOfCandidate())
        .with("columns", more(conditions.columns(filter.condition(), record)))
        .with("found_columns", more(conditions.columns(filter.condition(), FOUND_RECORD)))
        .with(
            "is_in_segment", inSegment(after).and(sql.isInForRow(filter.scope(), record.portfolio)))
        .with("found_filter", conditions.rowCondition(filter.condition(), FOUND_RECORD))
        .with("limit", limit)
        .sql();
  }

  private SQL rowOfCandidate() {
    Tables.Records record = segment.record();
    Condition isRecord = sql.isOfHiddenKind(kind, record).and(record.id.eq(CANDIDATE_ID));
    return segment.isInRecords()
        ? template(RECORD_OF_CANDIDATE).with("is_row", isRecord).sql()
        : template(FIELD_VALUE_OF_CANDIDATE)
            .with("is_row", segment.rowCondition().and(segment.id().eq(CANDIDATE_ID)))
            .with("is_record_of_row", isRecord)
            .sql();
  }

  private Condition inSegment(@Nullable SeekPosition<T> after) {
    Condition isIn = segment.rowCondition();
    if (segment.recordCondition() != null) {
      isIn = isIn.and(segment.recordCondition().apply(segment.record()));
    }
    return after == null ? isIn : isIn.and(segment.isAfter(sql, after));
  }

  private static SQL more(Collection<? extends Field<?>> columns) {
    return columns.isEmpty()
        ? DSL.sql("")
        : DSL.sql(", {0}", DSL.list(columns.toArray(QueryPart[]::new)));
  }

  /** Selects all matching rows and sorts them. */
  SQL sorted(@Nullable SeekPosition<T> after, int limit) {
    Tables.Records record = segment.record();
    Condition isFound =
        inSegment(after)
            .and(sql.isIn(filter.scope(), record.portfolio))
            .and(conditions.searchCondition(filter.condition(), record));
    return template(SORTED).with("is_found", isFound).with("limit", limit).sql();
  }

  static Field<Long[]> array(List<Long> numbers) {
    return SqlDialect.array(id("p"), numbers);
  }

  /** Returns a template with the parts that do not depend on the query's position and limit. */
  SqlTemplate template(String text) {
    return SqlTemplate.of(text)
        .with("key", segment.key())
        .with("id", segment.id())
        .with("table", segment.table(sql.tables()))
        .with("records", sql.tables().records.table)
        .with("direction", DSL.sql(segment.descending() ? "desc" : "asc"));
  }
}

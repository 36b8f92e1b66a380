package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.CandidateSizes;
import dev.crmkit.store.jdbc.internal.condition.ConditionTranslator;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.SqlTemplate;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
 * The statements of PostgreSQL that find the rows of a segment and read their records.
 *
 * <h2>The intended plans</h2>
 *
 * <p>Each part of a statement is meant for one plan, whatever statistics the tables have:
 *
 * <ul>
 *   <li>{@link #ENTRIES}: an index scan (index-only if the filter needs no other column) that
 *       begins at the seek position and ends at the limit; {@code order by} and {@code limit} leave
 *       no other cheap plan.
 *   <li>{@link #MATCHES}: a filter on that scan. Subqueries in the filter have {@code offset 0}, so
 *       that they are executed for each entry and not joined with complete tables.
 *   <li>{@code materialized}: what is counted and read is executed once.
 *   <li>{@code left join lateral (... offset 0)}: one look-up in the primary key for each row. A
 *       plain join may become a hash join with all records.
 *   <li>Conditions without a column of the row, such as the count of {@code matches}: a one-time
 *       filter; the part under it is executed only if it holds.
 * </ul>
 *
 * <p>To see a statement with its plan, run {@code ListingPlanTest} with {@code -Dcrmkit.plans}.
 */
final class PostgresPageQueries<T> implements PageQueries<T> {

  /** The entries of the index from the seek position on. */
  private static final String ENTRIES =
      """
      select {key} as x, {id} as id{columns}
      from {table} w
      where {is_entry}
      order by {index_order}\
      """;

  /** The entries, among the next {rows}, that match. */
  private static final String MATCHES =
      """
      select k.x, k.id
      from ({entries} limit {rows}) k
      where {filter}
      order by k.x {direction}, k.id {direction}
      limit {limit}\
      """;

  /** The last of the next {rows} entries, if there are so many. */
  private static final String LAST_SCANNED = "{keys} offset {rows_before} limit 1";

  /** Reads the records of rows. */
  private static final String RECORDS =
      """
      select y.x, y.id, d.doc
      from ({found}) y
      left join lateral (select * from {records} d where {is_record} offset 0) d on true\
      """;

  /**
   * Reads the records of matches; and if these are too few, the entry after which the next scan
   * continues.
   */
  private static final String PAGE =
      """
      with {candidates}matches as materialized ({matches})
      select y.x, y.id, d.doc, y.is_match
      from (
        select m.x, m.id, true as is_match from matches m
        union all
        select l.x, l.id, false from ({last_scanned}) l
        where (select count(*) from matches) < {limit}) y
      left join lateral (select * from {records} d where {is_record} offset 0) d on y.is_match\
      """;

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
   * Reads matches of a scan, or the merged entries of the portfolios if the matches are too few.
   */
  private static final String PAGE_OR_MERGED =
      """
      with matches as materialized ({matches})
      select y.x, y.id, d.doc
      from (
        select m.x, m.id from matches m
        union
        select o.x, o.id from ({merged}) o
        where (select count(*) from matches) < {limit}
        and exists ({last_scanned})) y
      left join lateral (select * from {records} d where {is_record} offset 0) d on true\
      """;

  /** The matches and the last scanned entry of each portfolio. */
  private static final String MATCHES_OF_EACH =
      """
      select p.id as portfolio, q.is_match, q.x, q.id
      from unnest({portfolios}) p(id)
      cross join lateral (
        select m.x, m.id, true as is_match from ({matches}) m
        union all
        select l.x, l.id, false from ({last_scanned}) l) q\
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

  /** Scans unless a candidate set is small; {@link #FOUND} then looks up its records. */
  private static final String SCANNED =
      """
      scanned as materialized (
        select k.x, k.id
        from ({entries} limit {rows}) k
        where {is_scanned}
        and (not {is_first_complete} or k.id in (select id from set0))
        and {filter}
        order by k.x {direction}, k.id {direction}
        limit {limit}),
      """;

  /**
   * What was looked up or scanned. If the scan found too few of a first set that was read
   * completely, the records of that set are looked up.
   */
  private static final String FOUND =
      """
      ({looked_up})
      union all
      select m.x, m.id from scanned m where not {is_first_used}\
      """;

  private static final String LAST_SCANNED_IF_OPEN =
      """
      select l.x, l.id from ({last}) l
      where {is_scanned} and not {is_first_complete}\
      """;

  /** Sorts all matching records, for an order that has no index. */
  private static final String SORTED =
      """
      select m.x, m.id
      from (select {key} as x, {id} as id from {table} w where {is_found}) m
      order by m.x {direction}, m.id {direction}
      limit {limit}\
      """;

  private static final Tables.Records DOC = new Tables.Records(DSL.name("d"));
  private static final Tables.Records FOUND_RECORD = new Tables.Records(DSL.name("m"));
  private static final Field<Long> ROW_ID = id("y");
  private static final Field<Long> CANDIDATE_ID = id("s");

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final ScanFilter<T> scanFilter;
  private final ConditionTranslator conditions;

  PostgresPageQueries(
      QueryExecutor queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment) {
    this.queries = queries;
    this.sql = sql;
    this.kind = kind;
    this.filter = filter;
    this.segment = segment;
    this.scanFilter = new ScanFilter<>(sql, kind, filter, segment);
    this.conditions = new ConditionTranslator(sql, kind);
  }

  private static Field<Long> id(String alias) {
    return DSL.field(DSL.name(alias, "id"), SQLDataType.BIGINT);
  }

  @Override
  public ScanResult<T> scan(@Nullable SeekPosition<T> after, int limit, int rows) {
    return scan(null, scanFilter.condition(filter.scope()), after, limit, rows);
  }

  private ScanResult<T> scan(
      @Nullable Field<Long> portfolio,
      Condition condition,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    if (!SqlFragments.isTrue(condition)) {
      return page(
          template(PAGE)
              .with("candidates", DSL.sql(""))
              .with("matches", matches(portfolio, condition, after, limit, rows))
              .with("last_scanned", lastScanned(portfolio, after, rows))
              .with("limit", limit));
    }
    if (segment.isInRecords()) {
      SQL entries = entries(portfolio, after, List.of(segment.record().doc));
      return new ScanResult<>(
          rows(
              SqlTemplate.of("{entries} limit {limit}")
                  .with("entries", entries)
                  .with("limit", limit)),
          null);
    }
    return new ScanResult<>(withRecords(matches(portfolio, condition, after, limit, limit)), null);
  }

  @Override
  public ScanResult<T> scanPortfolios(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    Condition condition = scanFilter.condition(Scope.everything());
    if (portfolios.size() == 1) {
      return scan(DSL.val(portfolios.get(0)), condition, after, limit, rows);
    }
    if (SqlFragments.isTrue(condition)) {
      return new ScanResult<>(withRecords(merged(portfolios, after, limit)), null);
    }
    queries.expectMoreQueries();
    int budget = Math.max(limit, rows);
    Field<Long> portfolio = id("p");
    return PortfolioMerge.merge(
        segment,
        queries.query(
            template(MATCHES_OF_EACH)
                .with("portfolios", array(portfolios))
                .with("matches", matches(portfolio, condition, after, limit, budget))
                .with("last_scanned", lastScanned(portfolio, after, budget))
                .query(),
            row ->
                new PortfolioMerge.Row<>(
                    row.getLong(1),
                    row.getBoolean(2),
                    new RowRef<>(segment.type().read(row, 3), row.getLong(4)))),
        limit);
  }

  @Override
  public List<RowRef<T>> scanOrMerge(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    return rows(
            template(PAGE_OR_MERGED)
                .with(
                    "matches",
                    matches(null, scanFilter.condition(filter.scope()), after, limit, rows))
                .with("merged", merged(portfolios, after, limit))
                .with("last_scanned", lastScanned(null, after, rows))
                .with("limit", limit))
        .stream()
        .limit(limit)
        .toList();
  }

  @Override
  public ScanResult<T> lookUpOrScan(
      List<CandidateSet> sets,
      @Nullable List<Long> portfolios,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    int few = rows / StatementPageFinder.SCANNED_ROWS_PER_CANDIDATE;
    if (portfolios != null) {
      queries.expectMoreQueries();
      CandidateSet smallest = CandidateSizes.smallest(queries, sets, few);
      return smallest == null
          ? scanPortfolios(portfolios, after, limit, rows)
          : new ScanResult<>(
              withRecords(
                  lookedUp(
                      SqlTemplate.of("select distinct c.id from ({ids}) c")
                          .with("ids", smallest.first(few + 1))
                          .sql(),
                      after,
                      limit)),
              null);
    }
    PostgresCandidates candidates = new PostgresCandidates(sets, few, rows, DSL.inline(few));
    Condition isScanned = DSL.not(candidates.isAnySmall());
    Condition isFirstUsed =
        isScanned
            .and(candidates.isFirstComplete())
            .and(DSL.condition("(select count(*) from scanned) < {0}", DSL.inline(limit)));
    SQL scanned =
        template(SCANNED)
            .with("entries", entries(null, after, scanFilter.columns()))
            .with("rows", rows)
            .with("is_scanned", isScanned)
            .with("is_first_complete", candidates.isFirstComplete())
            .with("filter", scanFilter.condition(filter.scope()))
            .with("limit", limit)
            .sql();
    return page(
        template(PAGE)
            .with(
                "candidates",
                SqlTemplate.of("{sets},\n{scanned}")
                    .with("sets", candidates.ctes())
                    .with("scanned", scanned)
                    .sql())
            .with(
                "matches",
                SqlTemplate.of(FOUND)
                    .with("looked_up", lookedUp(candidates.smallest(isFirstUsed), after, limit))
                    .with("is_first_used", isFirstUsed)
                    .sql())
            .with(
                "last_scanned",
                SqlTemplate.of(LAST_SCANNED_IF_OPEN)
                    .with("last", lastScanned(null, after, rows))
                    .with("is_scanned", isScanned)
                    .with("is_first_complete", candidates.isFirstComplete())
                    .sql())
            .with("limit", limit));
  }

  @Override
  public List<RowRef<T>> sortAll(@Nullable SeekPosition<T> after, int limit) {
    Tables.Records record = segment.record();
    Condition isFound =
        inSegment(after)
            .and(sql.isIn(filter.scope(), record.portfolio))
            .and(conditions.searchCondition(filter.condition(), record));
    return withRecords(template(SORTED).with("is_found", isFound).with("limit", limit).sql());
  }

  private SQL matches(
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

  private SQL lastScanned(
      @Nullable Field<Long> portfolio, @Nullable SeekPosition<T> after, int rows) {
    return SqlTemplate.of(LAST_SCANNED)
        .with("keys", entries(portfolio, after, List.of()))
        .with("rows_before", rows - 1)
        .sql();
  }

  private SQL merged(List<Long> portfolios, @Nullable SeekPosition<T> after, int limit) {
    return template(MERGED)
        .with("portfolios", array(portfolios))
        .with("entries", entries(id("p"), after, List.of()))
        .with("limit", limit)
        .sql();
  }

  private SQL entries(
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

  private SQL lookedUp(SQL ids, @Nullable SeekPosition<T> after, int limit) {
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

  private static Field<Long[]> array(List<Long> numbers) {
    return SqlDialect.array(id("p"), numbers);
  }

  /** Returns a template with the parts that do not depend on the query's position and limit. */
  private SqlTemplate template(String text) {
    return SqlTemplate.of(text)
        .with("key", segment.key())
        .with("id", segment.id())
        .with("table", segment.table(sql.tables()))
        .with("records", sql.tables().records.table)
        .with("is_record", sql.isOfHiddenKind(kind, DOC).and(DOC.id.eq(ROW_ID)))
        .with("direction", DSL.sql(segment.descending() ? "desc" : "asc"));
  }

  private List<RowRef<T>> withRecords(SQL found) {
    return rows(template(RECORDS).with("found", found));
  }

  private List<RowRef<T>> rows(SqlTemplate template) {
    return queries.query(template.query(), this::rowRef).stream().sorted(segment.order()).toList();
  }

  private ScanResult<T> page(SqlTemplate template) {
    List<RowRef<T>> matches = new ArrayList<>();
    List<SeekPosition<T>> next = new ArrayList<>();
    queries.query(
        template.query(),
        row ->
            row.getBoolean(4)
                ? matches.add(rowRef(row))
                : next.add(segment.type().after(rowRef(row))));
    matches.sort(segment.order());
    return new ScanResult<>(matches, next.isEmpty() ? null : next.get(0));
  }

  private RowRef<T> rowRef(ResultSet row) throws SQLException {
    return new RowRef<>(segment.type().read(row, 1), row.getLong(2), row.getString(3));
  }
}

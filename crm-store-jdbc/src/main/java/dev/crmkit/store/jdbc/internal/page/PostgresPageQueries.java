package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.CandidateSizes;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import dev.crmkit.store.jdbc.internal.sql.SqlTemplate;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The statements of PostgreSQL that find the rows of a segment and read their records.
 *
 * <h2>The intended plans</h2>
 *
 * <p>Each part of a statement is meant for one plan, whatever statistics the tables have:
 *
 * <ul>
 *   <li>{@link PostgresSubqueries#ENTRIES}: an index scan (index-only if the filter needs no other
 *       column) that begins at the seek position and ends at the limit; {@code order by} and {@code
 *       limit} leave no other cheap plan.
 *   <li>{@link PostgresSubqueries#MATCHES}: a filter on that scan. Subqueries in the filter have
 *       {@code offset 0}, so that they are executed for each entry and not joined with complete
 *       tables.
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
   * Candidate sets, and a scan that is executed unless one of them is small; if it is, {@link
   * #FOUND} looks up its records.
   */
  private static final String CANDIDATES =
      """
      {sets},
      scanned as materialized ({matches}),
      """;

  /** Skips entries that are not in the first candidate set, if that was read completely. */
  private static final String IS_CANDIDATE =
      "(not {is_first_complete} or k.id in (select id from set0))";

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

  private static final Tables.Records DOC = new Tables.Records(DSL.name("d"));
  private static final Field<Long> ROW_ID = PostgresSubqueries.id("y");

  private final QueryExecutor queries;
  private final SqlFragments sql;
  private final RecordKind kind;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final ScanFilter<T> scanFilter;
  private final PostgresSubqueries<T> subqueries;

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
    this.subqueries = new PostgresSubqueries<>(sql, kind, filter, segment);
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
              .with("matches", subqueries.matches(portfolio, condition, after, limit, rows))
              .with("last_scanned", subqueries.lastScanned(portfolio, after, rows))
              .with("limit", limit));
    }
    if (segment.isInRecords()) {
      SQL entries = subqueries.entries(portfolio, after, List.of(segment.record().doc));
      return new ScanResult<>(
          rows(
              SqlTemplate.of("{entries} limit {limit}")
                  .with("entries", entries)
                  .with("limit", limit)),
          null);
    }
    return new ScanResult<>(
        withRecords(subqueries.matches(portfolio, condition, after, limit, limit)), null);
  }

  @Override
  public ScanResult<T> scanPortfolios(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    Condition condition = scanFilter.condition(Scope.everything());
    if (portfolios.size() == 1) {
      return scan(DSL.val(portfolios.get(0)), condition, after, limit, rows);
    }
    if (SqlFragments.isTrue(condition)) {
      return new ScanResult<>(withRecords(subqueries.merged(portfolios, after, limit)), null);
    }
    queries.expectMoreQueries();
    int budget = Math.max(limit, rows);
    Field<Long> portfolio = PostgresSubqueries.id("p");
    return PortfolioMerge.merge(
        segment,
        queries.query(
            template(MATCHES_OF_EACH)
                .with("portfolios", PostgresSubqueries.array(portfolios))
                .with("matches", subqueries.matches(portfolio, condition, after, limit, budget))
                .with("last_scanned", subqueries.lastScanned(portfolio, after, budget))
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
                    subqueries.matches(
                        null, scanFilter.condition(filter.scope()), after, limit, rows))
                .with("merged", subqueries.merged(portfolios, after, limit))
                .with("last_scanned", subqueries.lastScanned(null, after, rows))
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
                  subqueries.lookedUp(
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
    Condition isMatch =
        DSL.and(
            isScanned,
            DSL.condition(
                SqlTemplate.of(IS_CANDIDATE)
                    .with("is_first_complete", candidates.isFirstComplete())
                    .sql()),
            scanFilter.condition(filter.scope()));
    return page(
        template(PAGE)
            .with(
                "candidates",
                SqlTemplate.of(CANDIDATES)
                    .with("sets", candidates.ctes())
                    .with("matches", subqueries.matches(null, isMatch, after, limit, rows))
                    .sql())
            .with(
                "matches",
                SqlTemplate.of(FOUND)
                    .with(
                        "looked_up",
                        subqueries.lookedUp(candidates.smallest(isFirstUsed), after, limit))
                    .with("is_first_used", isFirstUsed)
                    .sql())
            .with(
                "last_scanned",
                SqlTemplate.of(LAST_SCANNED_IF_OPEN)
                    .with("last", subqueries.lastScanned(null, after, rows))
                    .with("is_scanned", isScanned)
                    .with("is_first_complete", candidates.isFirstComplete())
                    .sql())
            .with("limit", limit));
  }

  @Override
  public List<RowRef<T>> sortAll(@Nullable SeekPosition<T> after, int limit) {
    return withRecords(subqueries.sorted(after, limit));
  }

  private SqlTemplate template(String text) {
    return subqueries
        .template(text)
        .with("is_record", sql.isOfHiddenKind(kind, DOC).and(DOC.id.eq(ROW_ID)));
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

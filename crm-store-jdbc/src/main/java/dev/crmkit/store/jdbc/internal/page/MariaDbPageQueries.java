package dev.crmkit.store.jdbc.internal.page;

import com.google.common.collect.Streams;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.CandidateSizes;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The statements of MariaDB and MySQL that find the rows of a segment: one for the sizes of
 * candidate sets, one for a look-up or a scan of an index, and one for the position at which a scan
 * ended.
 *
 * @param <T> the type of the sort keys
 */
final class MariaDbPageQueries<T> implements PageQueries<T> {

  private final QueryExecutor queries;
  private final RowRefReader<T> rows;
  private final CandidateLookup<T> lookup;
  private final SqlFragments sql;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final ScanFilter<T> scanFilter;
  private final Field<T> key;

  MariaDbPageQueries(
      QueryExecutor queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment) {
    this.queries = queries;
    this.rows = new RowRefReader<>(queries, sql, kind, segment);
    this.lookup = new CandidateLookup<>(queries, sql, kind, filter, segment);
    this.sql = sql;
    this.filter = filter;
    this.segment = segment;
    this.scanFilter = new ScanFilter<>(sql, kind, filter, segment);
    this.key = DSL.field(DSL.name(ScanFilter.ENTRY, "x"), segment.key().getDataType());
  }

  @Override
  public ScanResult<T> scan(@Nullable SeekPosition<T> after, int limit, int budget) {
    return scan(null, scanFilter.condition(filter.scope()), after, limit, budget);
  }

  @Override
  public ScanResult<T> scanPortfolios(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int budget) {
    Condition condition = scanFilter.condition(Scope.everything());
    boolean isUnfiltered = SqlFragments.isTrue(condition);
    if (portfolios.size() == 1) {
      return scan(DSL.val(portfolios.get(0)), condition, after, limit, budget);
    }
    if (!isUnfiltered) {
      queries.expectMoreQueries();
    }
    int each = isUnfiltered ? limit : Math.max(limit, budget);
    Select<Record4<Long, Integer, T, Long>> all =
        Streams.mapWithIndex(
                portfolios.stream(),
                (portfolio, i) ->
                    ofPortfolio(DSL.inline(i), DSL.val(portfolio), after, condition, limit, each))
            .reduce(Select::unionAll)
            .orElseThrow();
    if (isUnfiltered) {
      return new ScanResult<>(
          rows.withRecords(
              DSL.select(key, ScanFilter.SCANNED.id)
                  .from(all.asTable(ScanFilter.ENTRY))
                  .orderBy(segment.inOrder(key, ScanFilter.SCANNED.id))
                  .limit(DSL.inline(limit))),
          null);
    }
    return PortfolioMerge.merge(
        segment,
        queries.query(
            all,
            row ->
                new PortfolioMerge.Row<>(
                    row.getLong(1),
                    row.getInt(2) == 1,
                    new RowRef<>(segment.type().read(row, 3), row.getLong(4)))),
        limit);
  }

  @Override
  public ScanResult<T> lookUpOrScan(
      List<CandidateSet> sets,
      @Nullable List<Long> portfolios,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    queries.expectMoreQueries();
    int few = rows / StatementPageFinder.SCANNED_ROWS_PER_CANDIDATE;
    CandidateSet smallest = CandidateSizes.smallest(queries, sets, few);
    if (smallest != null) {
      return new ScanResult<>(lookup.lookUp(smallest, few + 1, after, limit), null);
    }
    return portfolios == null
        ? scan(after, limit, rows)
        : scanPortfolios(portfolios, after, limit, rows);
  }

  @Override
  public @Nullable List<RowRef<T>> scanOrMerge(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    return null;
  }

  @Override
  public List<RowRef<T>> sortAll(@Nullable SeekPosition<T> after, int limit) {
    return lookup.sortAll(after, limit);
  }

  private ScanResult<T> scan(
      @Nullable Field<Long> portfolio,
      Condition condition,
      @Nullable SeekPosition<T> after,
      int limit,
      int budget) {
    boolean isUnfiltered = SqlFragments.isTrue(condition);
    if (isUnfiltered && segment.isInRecords()) {
      return new ScanResult<>(rows.read(entriesWithRecords(after, portfolio, limit)), null);
    }
    List<RowRef<T>> found =
        rows.withRecords(
            matches(after, portfolio, condition, limit, isUnfiltered ? limit : budget));
    if (isUnfiltered || found.size() >= limit) {
      return new ScanResult<>(found, null);
    }
    List<SeekPosition<T>> last =
        queries.query(
            lastScanned(after, portfolio, budget),
            row -> segment.type().after(new RowRef<>(segment.type().read(row, 1), row.getLong(2))));
    return new ScanResult<>(found, last.isEmpty() ? null : last.get(0));
  }

  private Select<Record3<T, Long, String>> entriesWithRecords(
      @Nullable SeekPosition<T> after, @Nullable Field<Long> portfolio, int limit) {
    return DSL.select(key, ScanFilter.SCANNED.id, ScanFilter.SCANNED.doc)
        .from(
            entries(after, portfolio, List.of(segment.record().doc.as("doc")))
                .limit(DSL.inline(limit))
                .asTable(ScanFilter.ENTRY));
  }

  /** Selects the matches in a portfolio, and the last entry that was scanned to find them. */
  private Select<Record4<Long, Integer, T, Long>> ofPortfolio(
      Field<Long> number,
      Field<Long> portfolio,
      @Nullable SeekPosition<T> after,
      Condition condition,
      int limit,
      int budget) {
    Select<Record4<Long, Integer, T, Long>> matches =
        tagged(number, 1, matches(after, portfolio, condition, limit, budget));
    return SqlFragments.isTrue(condition)
        ? matches
        : matches.unionAll(tagged(number, 0, lastScanned(after, portfolio, budget)));
  }

  private Select<Record4<Long, Integer, T, Long>> tagged(
      Field<Long> number, int isMatch, Select<Record2<T, Long>> rows) {
    String name = isMatch == 1 ? "f" : "l";
    return DSL.select(
            number.as("portfolio"),
            DSL.inline(isMatch).as("is_match"),
            DSL.field(DSL.name(name, "x"), segment.key().getDataType()),
            DSL.field(DSL.name(name, "id"), SQLDataType.BIGINT))
        .from(rows.asTable(name));
  }

  private Select<Record2<T, Long>> matches(
      @Nullable SeekPosition<T> after,
      @Nullable Field<Long> portfolio,
      Condition condition,
      int limit,
      int budget) {
    Set<Field<?>> columns = SqlFragments.isTrue(condition) ? Set.of() : scanFilter.columns();
    return DSL.select(key, ScanFilter.SCANNED.id)
        .from(
            entries(after, portfolio, columns).limit(DSL.inline(budget)).asTable(ScanFilter.ENTRY))
        .where(condition)
        .orderBy(segment.inOrder(key, ScanFilter.SCANNED.id))
        .limit(DSL.inline(limit));
  }

  /** Selects the last entry within the budget, if there are so many. */
  private Select<Record2<T, Long>> lastScanned(
      @Nullable SeekPosition<T> after, @Nullable Field<Long> portfolio, int budget) {
    return DSL.select(key, ScanFilter.SCANNED.id)
        .from(
            entries(after, portfolio, List.of())
                .offset(DSL.inline(budget - 1))
                .limit(DSL.inline(1))
                .asTable(ScanFilter.ENTRY));
  }

  private SelectLimitStep<Record> entries(
      @Nullable SeekPosition<T> after,
      @Nullable Field<Long> portfolio,
      Collection<? extends Field<?>> more) {
    List<Field<?>> columns = new ArrayList<>(List.of(segment.key().as("x"), segment.id().as("id")));
    columns.addAll(more);
    SelectConditionStep<Record> entries =
        DSL.select(columns).from(segment.rows(sql.tables())).where(segment.rowCondition());
    if (portfolio != null) {
      entries = entries.and(segment.record().portfolio.eq(portfolio));
    }
    if (after != null) {
      entries = entries.and(segment.isAfter(sql, after));
    }
    return entries.orderBy(segment.indexOrder());
  }
}

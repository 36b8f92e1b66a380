package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.CandidateSets;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows with one or a few statements for each row budget: for databases to which a statement
 * is a network round trip.
 *
 * @param <T> the type of the sort keys
 */
final class StatementPageFinder<T> implements PageFinder<T> {

  /** How many entries are scanned in the time in which one candidate is looked up. */
  static final int SCANNED_ROWS_PER_CANDIDATE = 8;

  /** How many times as large the first row budget is if there are candidate sets. */
  private static final int BUDGET_FACTOR_WITH_CANDIDATES = 4;

  /** The same for the index of all records if only some portfolios are in the scope. */
  private static final int BUDGET_FACTOR_IN_PORTFOLIOS = 16;

  private final int firstRowBudget;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final PageQueries<T> queries;
  private final CandidateSets candidates;

  StatementPageFinder(
      PageQueries<T> queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment,
      int firstRowBudget) {
    this.queries = queries;
    this.firstRowBudget = firstRowBudget;
    this.filter = filter;
    this.segment = segment;
    this.candidates = new CandidateSets(sql, kind);
  }

  @Override
  public List<RowRef<T>> find(@Nullable SeekPosition<T> after, int limit) {
    if (!segment.isIndexed()) {
      return queries.sortAll(after, limit);
    }
    if (!(filter.scope() instanceof Scope.Portfolios in)) {
      return search(null, BUDGET_FACTOR_WITH_CANDIDATES, after, limit);
    }
    List<Long> ids = in.ids().stream().map(PortfolioId::value).sorted().toList();
    if (segment.isIndexedByPortfolio() && ids.size() <= MAX_MERGED_PORTFOLIOS) {
      return search(ids, BUDGET_FACTOR_WITH_CANDIDATES, after, limit);
    }
    if (segment.isIndexedByPortfolio() && filter.isUnfiltered()) {
      long rows = 2L * limit + (long) ids.size() * SCANNED_ROWS_PER_PORTFOLIO;
      List<RowRef<T>> found =
          queries.scanOrMerge(ids, after, limit, (int) Math.min(MAX_ROW_BUDGET, rows));
      if (found != null) {
        return found;
      }
    }
    return search(null, BUDGET_FACTOR_IN_PORTFOLIOS, after, limit);
  }

  /**
   * Searches with growing row budgets.
   *
   * @param portfolios whose indexes to scan, or null for the index of all records
   */
  private List<RowRef<T>> search(
      @Nullable List<Long> portfolios, int factor, @Nullable SeekPosition<T> after, int limit) {
    List<RowRef<T>> found = new ArrayList<>();
    SeekPosition<T> from = after;
    List<CandidateSet> sets = candidates.ofConditions(filter);
    boolean onlyScan = sets.isEmpty();
    int rows = firstRowBudget * (onlyScan ? 1 : factor);
    while (true) {
      int missing = limit - found.size();
      ScanResult<T> result =
          onlyScan
              ? scan(portfolios, from, missing, rows)
              : lookUpOrScan(sets, portfolios, from, missing, rows);
      found.addAll(result.found());
      from = result.next();
      if (found.size() >= limit || from == null) {
        return found;
      }
      onlyScan = PageFinder.isAlmostComplete(result.found().size(), limit - found.size());
      sets = candidates.of(filter);
      rows = Math.min(rows * GROWTH, MAX_ROW_BUDGET);
    }
  }

  private ScanResult<T> scan(
      @Nullable List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    return portfolios == null
        ? queries.scan(after, limit, rows)
        : queries.scanPortfolios(portfolios, after, limit, rows / portfolios.size());
  }

  private ScanResult<T> lookUpOrScan(
      List<CandidateSet> sets,
      @Nullable List<Long> portfolios,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows) {
    return queries.lookUpOrScan(sets, portfolios, after, limit, rows);
  }
}

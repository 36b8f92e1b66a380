package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.condition.CandidateSizes;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of MariaDB and MySQL that find the rows of a segment: one for each of the sizes of
 * candidate sets, a look-up, a scan, and the position at which a scan ended.
 */
final class MariaDbPageQueries<T> implements PageQueries<T> {

  private final QueryExecutor queries;
  private final IndexScan<T> scan;
  private final CandidateLookup<T> lookup;

  MariaDbPageQueries(
      QueryExecutor queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment) {
    this.queries = queries;
    this.scan = new IndexScan<>(queries, sql, kind, filter, segment);
    this.lookup = new CandidateLookup<>(queries, sql, kind, filter, segment);
  }

  @Override
  public ScanResult<T> scan(@Nullable SeekPosition<T> after, int limit, int rows) {
    return scan.scan(after, limit, rows);
  }

  @Override
  public ScanResult<T> scanPortfolios(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows) {
    return scan.scanPortfolios(portfolios, after, limit, rows);
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
}

package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two plans by which a {@link StatementPageFinder} finds rows of a segment, each with a row
 * budget. {@code after} is where to continue, null to begin with the first row.
 *
 * @param <T> the type of the sort keys
 */
interface PageQueries<T> {

  /** Scans the index of all records. */
  ScanResult<T> scan(@Nullable SeekPosition<T> after, int limit, int rows);

  /**
   * Scans the index of each of some portfolios, and merges the rows.
   *
   * @param portfolios all in the scope
   * @param rows the row budget for each portfolio
   */
  ScanResult<T> scanPortfolios(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows);

  /**
   * Looks up the records of the smallest candidate set, if that is small for the row budget, and
   * scans otherwise.
   *
   * @param sets one or more; every matching record is in each
   * @param portfolios whose indexes to scan, or null for the index of all records
   */
  ScanResult<T> lookUpOrScan(
      List<CandidateSet> sets,
      @Nullable List<Long> portfolios,
      @Nullable SeekPosition<T> after,
      int limit,
      int rows);

  /**
   * Scans the index of all records for those in some portfolios, or, if that finds too few, merges
   * the indexes of the portfolios; all their records match.
   *
   * @return null if this takes more than one statement
   */
  @Nullable List<RowRef<T>> scanOrMerge(
      List<Long> portfolios, @Nullable SeekPosition<T> after, int limit, int rows);

  /** Finds all matching rows and sorts them, for an order that has no index. */
  List<RowRef<T>> sortAll(@Nullable SeekPosition<T> after, int limit);
}

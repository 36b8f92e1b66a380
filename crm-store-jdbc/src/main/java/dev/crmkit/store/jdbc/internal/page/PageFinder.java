package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.condition.CandidateSets;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the next rows of a sort segment that match a filter: a top-n query with a residual filter.
 *
 * <h2>What is scanned</h2>
 *
 * <p>An <em>index scan</em> reads the entries of an index in the order of the list, tests the
 * filter on each, and stops at the limit. If the scope is everything, it scans the index of all
 * records. If the scope is a few portfolios (at most {@link #MAX_MERGED_PORTFOLIOS}), it scans the
 * index of each portfolio and merges the results. For more portfolios it scans the index of all
 * records with the scope as a filter; and if nothing else filters and this finds too few, it merges
 * the indexes of the portfolios after all.
 *
 * <h2>What is looked up</h2>
 *
 * <p>A condition such as <em>has label 7</em> has a <em>candidate set</em>: the ids of all records
 * that can meet it, next to each other in an index ({@link CandidateSets}). The other plan looks up
 * the records of the smallest candidate set, tests the complete filter on each and sorts them.
 *
 * <h2>Which plan is used when</h2>
 *
 * <p>A scan is hopeless if few of many records match, a look-up if many match, and nothing shows
 * beforehand which is the case: the statistics of a database do not know combinations of
 * conditions, and may be missing. So both plans get a <em>row budget</em>. A look-up is done if the
 * smallest candidate set is within the budget; otherwise the index is scanned as far as the budget
 * allows.
 *
 * <h2>How the row budget grows</h2>
 *
 * <p>If the budget was too small for both plans, the next round has {@link #GROWTH} times the
 * budget, and the scan continues where it ended. So the work is at most a small multiple of what
 * the better plan alone would have cost. A round that can be expected to complete the page only
 * scans.
 *
 * <h2>Seek pagination</h2>
 *
 * <p>A page continues at a {@link SeekPosition}, the key and the id of the last row (keyset
 * pagination), and never at an offset. Rows with equal keys are ordered by id. Records without a
 * key are a segment of their own ({@link SortSegments}). Long keys are truncated in indexes; {@link
 * PageReader} sorts the ties.
 *
 * <h2>The databases</h2>
 *
 * <p>PostgreSQL decides and executes a round in one statement ({@link PostgresPageQueries}).
 * MariaDB and MySQL take a few ({@link MariaDbPageQueries}). H2 takes many short ones ({@link
 * StepwisePageFinder}). Why, and what was measured, is in the decision record on filters.
 *
 * @param <T> the type of the sort keys
 */
public interface PageFinder<T> {

  /** The row budget of the first round, unless a test sets another. */
  int FIRST_ROW_BUDGET = 256;

  /** How many times as large the budget of a round is as that of the round before it. */
  int GROWTH = 8;

  /** The largest budget of a round. */
  int MAX_ROW_BUDGET = 1 << 24;

  /** Up to this many portfolios, the index of each is scanned from the first round on. */
  int MAX_MERGED_PORTFOLIOS = 16;

  /** How many entries are scanned in the time in which the index of a portfolio is entered. */
  int SCANNED_ROWS_PER_PORTFOLIO = 4;

  /** Returns the page finder for the dialect. */
  static <T> PageFinder<T> of(
      QueryExecutor queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment,
      int firstRowBudget) {
    return switch (sql.dialect().pageStrategy()) {
      case ONE_STATEMENT ->
          new StatementPageFinder<>(
              new PostgresPageQueries<>(queries, sql, kind, filter, segment),
              sql,
              kind,
              filter,
              segment,
              firstRowBudget);
      case FEW_STATEMENTS ->
          new StatementPageFinder<>(
              new MariaDbPageQueries<>(queries, sql, kind, filter, segment),
              sql,
              kind,
              filter,
              segment,
              firstRowBudget);
      case SHORT_STATEMENTS ->
          new StepwisePageFinder<>(queries, sql, kind, filter, segment, firstRowBudget);
    };
  }

  /**
   * Returns whether the next scan, which is {@link #GROWTH} times as long, can be expected to
   * complete the page.
   *
   * @param found how many rows the last scan found
   * @param left how many are still missing
   */
  static boolean isAlmostComplete(int found, int left) {
    return found * GROWTH >= left;
  }

  /**
   * Finds the next rows.
   *
   * @param after where to continue, or null for the first rows
   * @return the rows in order; fewer than the limit only at the end
   */
  List<RowRef<T>> find(@Nullable SeekPosition<T> after, int limit);
}

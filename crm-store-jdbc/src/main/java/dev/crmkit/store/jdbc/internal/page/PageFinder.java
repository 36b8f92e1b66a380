package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first places of a stretch behind a bound.
 *
 * <p>There are two ways: to go along an index in the order asked for and leave out what is not
 * asked for, or to look up all of a set that what is asked for is among, such as the records with a
 * label, and sort it. The first is hopeless where little is asked for of much, the second where
 * much is; and nobody knows beforehand. So both are tried in turn, each for a number of rows that
 * grows from turn to turn, the first from where it came to. That costs a few times what the better
 * way alone would, whatever the database believes of its data.
 *
 * <p>A condition that has such a set is searched by first, since a set that is small is told from
 * one that is not in no time. What lies in few portfolios is gone along in the index of each, and
 * merged; all that lies in many is so too, when it was not found soon along the index of all.
 *
 * @param <T> the type of the keys
 */
public interface PageFinder<T> {

  /** How many rows of an index are gone along in the first turn, unless a test says otherwise. */
  int FIRST_ROW_BUDGET = 256;

  /** How many times as many rows each turn takes as the one before it. */
  int GROWTH = 8;

  /** The most rows of a turn. */
  int MAX_ROW_BUDGET = 1 << 24;

  /** Up to this many portfolios are each gone along from the first. */
  int MAX_MERGED_PORTFOLIOS = 16;

  /** How many rows can be gone along in the time in which a portfolio is looked up. */
  int SCANNED_ROWS_PER_PORTFOLIO = 4;

  /** The one for a database. */
  static <T> PageFinder<T> of(
      QueryExecutor reads,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter selection,
      SortSegment<T> stretch,
      int firstRowBudget) {
    return sql.database() == Database.H2
        ? new StepwisePageFinder<>(reads, sql, kind, selection, stretch, firstRowBudget)
        : new StatementPageFinder<>(reads, sql, kind, selection, stretch, firstRowBudget);
  }

  /**
   * Whether the next turn along an index, which is {@link #GROWTH} times as long, can be expected
   * to find the rest.
   *
   * @param found how many places the last turn found
   * @param left how many are missing yet
   */
  static boolean isAlmostComplete(int found, int left) {
    return found * GROWTH >= left;
  }

  /**
   * The first places.
   *
   * @param after what they are behind, or null for the first of all
   * @param limit how many
   * @return in order; less than the limit when there are no more
   */
  List<RowRef<T>> find(@Nullable SeekPosition<T> after, int limit);
}

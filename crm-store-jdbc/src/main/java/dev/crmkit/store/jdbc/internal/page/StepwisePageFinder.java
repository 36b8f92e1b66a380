package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in many short statements, whose rows are joined here: for H2, which is mostly in the
 * same process. It plans long statements slowly, and answers short ones in microseconds.
 *
 * @param <T> the type of the keys
 */
final class StepwisePageFinder<T> implements PageFinder<T> {

  /** How many rows of an index are read at once, where some are left out. */
  private static final int ROWS_AT_ONCE = 256;

  /** How many rows are gone along for each candidate that would else be looked up. */
  private static final int ROWS_PER_CANDIDATE = 4;

  /** Up to this many portfolios are each gone along where each is a trip to the database. */
  private static final int MOST_PORTFOLIOS = 64;

  private final QueryExecutor reads;
  private final int firstRowBudget;
  private final SqlFragments sql;
  private final QueryFilter selection;
  private final SortSegment<T> stretch;
  private final StepQueries<T> steps;
  private final CandidateLookup<T> search;
  private final CandidateSets candidates;

  /** The portfolios that are asked for; empty where all are. */
  private final Set<Long> portfolios = new HashSet<>();

  /** Whether rows of the index do not tell themselves whether they are asked for. */
  private final boolean needsTest;

  StepwisePageFinder(
      QueryExecutor reads,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter selection,
      SortSegment<T> stretch,
      int firstRowBudget) {
    this.reads = reads;
    this.firstRowBudget = firstRowBudget;
    this.sql = sql;
    this.selection = selection;
    this.stretch = stretch;
    this.steps = new StepQueries<>(reads, sql, kind, selection, stretch);
    this.search = new CandidateLookup<>(reads, sql, kind, selection, stretch);
    this.candidates = new CandidateSets(sql, kind);
    if (selection.scope() instanceof Scope.Portfolios in) {
      in.ids().stream().map(PortfolioId::value).forEach(portfolios::add);
    }
    this.needsTest =
        !selection.isUnfiltered()
            || stretch.recordCondition() != null
            || !(stretch.isInRecords() || portfolios.isEmpty());
  }

  @Override
  public List<RowRef<T>> find(@Nullable SeekPosition<T> after, int limit) {
    return stretch.isIndexed() ? new Search(after, limit).run() : search.sortAll(after, limit);
  }

  /** What was found, and how far the index was gone along. */
  private final class Search {

    private final List<RowRef<T>> found = new ArrayList<>();
    private final int limit;
    private @Nullable SeekPosition<T> from;
    private boolean isAtEnd;

    Search(@Nullable SeekPosition<T> after, int limit) {
      this.from = after;
      this.limit = limit;
    }

    List<RowRef<T>> run() {
      boolean hasLanes = !portfolios.isEmpty() && stretch.isIndexedByPortfolio();
      boolean inLanes = hasLanes && portfolios.size() <= MAX_MERGED_PORTFOLIOS;
      List<CandidateSet> sets = candidates.ofConditions(selection);
      boolean isNear = false;
      int rows =
          hasLanes && !needsTest
              ? 2 * limit + portfolios.size() * SCANNED_ROWS_PER_PORTFOLIO
              : firstRowBudget;
      while (true) {
        Set<Long> among = isNear ? null : smallestSet(sets, rows * GROWTH);
        if (among != null) {
          if (among.size() > missing()) {
            scan(inLanes, among, among.size() * ROWS_PER_CANDIDATE);
          }
          if (!isComplete()) {
            addAll(afterPosition(steps.matching(among)));
          }
          return found;
        }
        int before = found.size();
        scan(inLanes, null, rows);
        if (isComplete()) {
          return found;
        }
        isNear = PageFinder.isAlmostComplete(found.size() - before, missing());
        if (hasLanes
            && !needsTest
            && (portfolios.size() <= MOST_PORTFOLIOS || reads.isInProcess())) {
          inLanes = true;
        } else {
          sets = candidates.of(selection);
        }
        rows = Math.min(rows * GROWTH, MAX_ROW_BUDGET);
      }
    }

    private int missing() {
      return limit - found.size();
    }

    private boolean isComplete() {
      return isAtEnd || missing() == 0;
    }

    private void addAll(List<RowRef<T>> places) {
      found.addAll(places.subList(0, Math.min(missing(), places.size())));
    }

    /** The smallest of some sets, if it has not more than some ids. */
    private @Nullable Set<Long> smallestSet(List<CandidateSet> sets, int most) {
      Set<Long> fewest = null;
      for (CandidateSet set : sets) {
        if (fewest != null && fewest.size() <= missing()) {
          break;
        }
        List<Long> ids = steps.ids(set, most + 1);
        if (ids.size() <= most && (fewest == null || ids.size() < fewest.size())) {
          fewest = new HashSet<>(ids);
        }
      }
      return fewest;
    }

    /**
     * Goes along the index, or those of the portfolios.
     *
     * @param among what is asked for is in, or null when nothing is known
     */
    private void scan(boolean inLanes, @Nullable Set<Long> among, int rows) {
      boolean isSifted = needsTest || !(inLanes || portfolios.isEmpty());
      for (int gone = 0; gone < rows && !isComplete(); ) {
        int count = isSifted ? Math.min(ROWS_AT_ONCE, rows - gone) : missing();
        List<StepQueries.Row<T>> piece =
            inLanes ? mergePortfolios(count) : steps.scan(null, from, null, count, !isSifted);
        gone += count;
        isAtEnd = piece.size() < count;
        List<RowRef<T>> places = new ArrayList<>();
        for (StepQueries.Row<T> row : piece) {
          if ((portfolios.isEmpty()
                  || !stretch.isInRecords()
                  || portfolios.contains(row.portfolio()))
              && (among == null || among.contains(row.place().id()))) {
            places.add(row.place());
          }
        }
        addAll(needsTest && !places.isEmpty() ? steps.matching(places) : places);
        if (!piece.isEmpty()) {
          from = stretch.type().after(piece.get(piece.size() - 1).place());
        }
      }
    }

    /** The next rows of all portfolios. None is read farther than what the others have already. */
    private List<StepQueries.Row<T>> mergePortfolios(int count) {
      List<StepQueries.Row<T>> merged = new ArrayList<>();
      for (Long portfolio : portfolios) {
        T end = merged.size() < count ? null : merged.get(count - 1).place().key();
        List<StepQueries.Row<T>> rows = steps.scan(portfolio, from, end, count, false);
        if (!rows.isEmpty()) {
          merged.addAll(rows);
          merged.sort((a, b) -> stretch.order().compare(a.place(), b.place()));
          if (merged.size() > count) {
            merged.subList(count, merged.size()).clear();
          }
        }
      }
      return merged;
    }

    private List<RowRef<T>> afterPosition(List<RowRef<T>> places) {
      SeekPosition<T> bound = from;
      return bound == null
          ? places
          : places.stream().filter(place -> stretch.isAfter(place, bound)).toList();
    }
  }
}

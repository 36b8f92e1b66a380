package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.condition.CandidateSets;
import dev.crmkit.store.jdbc.internal.condition.QueryFilter;
import dev.crmkit.store.jdbc.internal.dialect.CandidateSet;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows with many short statements whose results are joined in memory, for H2. H2 is mostly in
 * the same process and answers a short statement in microseconds, but plans long ones slowly.
 *
 * @param <T> the type of the sort keys
 */
final class StepwisePageFinder<T> implements PageFinder<T> {

  /** How many entries are read at once if some are filtered out. */
  private static final int ROWS_AT_ONCE = 256;

  /** How many entries are scanned for each candidate before the candidates are looked up. */
  private static final int ROWS_PER_CANDIDATE = 4;

  /** Up to this many portfolios, the index of each is scanned if H2 is a server. */
  private static final int MAX_REMOTE_PORTFOLIOS = 64;

  private final QueryExecutor queries;
  private final int firstRowBudget;
  private final QueryFilter filter;
  private final SortSegment<T> segment;
  private final StepQueries<T> steps;
  private final CandidateLookup<T> lookup;
  private final CandidateSets candidates;

  /** The portfolios of the scope; empty if it is everything. */
  private final Set<Long> portfolios = new HashSet<>();

  /** Whether an entry has to be tested by a statement. */
  private final boolean needsTest;

  StepwisePageFinder(
      QueryExecutor queries,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter filter,
      SortSegment<T> segment,
      int firstRowBudget) {
    this.queries = queries;
    this.firstRowBudget = firstRowBudget;
    this.filter = filter;
    this.segment = segment;
    this.steps = new StepQueries<>(queries, sql, kind, filter, segment);
    this.lookup = new CandidateLookup<>(queries, sql, kind, filter, segment);
    this.candidates = new CandidateSets(sql, kind);
    if (filter.scope() instanceof Scope.Portfolios in) {
      in.ids().stream().map(PortfolioId::value).forEach(portfolios::add);
    }
    this.needsTest =
        !filter.isUnfiltered()
            || segment.recordCondition() != null
            || !(segment.isInRecords() || portfolios.isEmpty());
  }

  @Override
  public List<RowRef<T>> find(@Nullable SeekPosition<T> after, int limit) {
    return segment.isIndexed() ? new Search(after, limit).run() : lookup.sortAll(after, limit);
  }

  /** One search: what it found so far, and how far it has scanned. */
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
      boolean canMerge = !portfolios.isEmpty() && segment.isIndexedByPortfolio();
      boolean isMerging = canMerge && portfolios.size() <= MAX_MERGED_PORTFOLIOS;
      List<CandidateSet> sets = candidates.ofConditions(filter);
      boolean isAlmostComplete = false;
      int rows =
          canMerge && !needsTest
              ? 2 * limit + portfolios.size() * SCANNED_ROWS_PER_PORTFOLIO
              : firstRowBudget;
      while (true) {
        Set<Long> candidateIds = isAlmostComplete ? null : smallestSet(sets, rows * GROWTH);
        if (candidateIds != null) {
          if (candidateIds.size() > missing()) {
            scan(isMerging, candidateIds, candidateIds.size() * ROWS_PER_CANDIDATE);
          }
          if (!isComplete()) {
            addAll(afterPosition(steps.matching(candidateIds)));
          }
          return found;
        }
        int before = found.size();
        scan(isMerging, null, rows);
        if (isComplete()) {
          return found;
        }
        isAlmostComplete = PageFinder.isAlmostComplete(found.size() - before, missing());
        if (canMerge
            && !needsTest
            && (portfolios.size() <= MAX_REMOTE_PORTFOLIOS || queries.isInProcess())) {
          isMerging = true;
        } else {
          sets = candidates.of(filter);
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

    private void addAll(List<RowRef<T>> refs) {
      found.addAll(refs.subList(0, Math.min(missing(), refs.size())));
    }

    /** Returns the smallest of some sets if it has at most {@code most} ids, else null. */
    private @Nullable Set<Long> smallestSet(List<CandidateSet> sets, int most) {
      Set<Long> smallest = null;
      for (CandidateSet set : sets) {
        if (smallest != null && smallest.size() <= missing()) {
          break;
        }
        List<Long> ids = steps.ids(set, most + 1);
        if (ids.size() <= most && (smallest == null || ids.size() < smallest.size())) {
          smallest = new HashSet<>(ids);
        }
      }
      return smallest;
    }

    /**
     * Scans the index of all records, or those of the portfolios.
     *
     * @param candidateIds ids that contain all matches, or null if there are none
     */
    private void scan(boolean isMerging, @Nullable Set<Long> candidateIds, int rows) {
      boolean isFiltered = needsTest || !(isMerging || portfolios.isEmpty());
      for (int scanned = 0; scanned < rows && !isComplete(); ) {
        int count = isFiltered ? Math.min(ROWS_AT_ONCE, rows - scanned) : missing();
        List<StepQueries.Row<T>> entries =
            isMerging ? mergePortfolios(count) : steps.scan(null, from, null, count, !isFiltered);
        scanned += count;
        isAtEnd = entries.size() < count;
        List<RowRef<T>> refs = new ArrayList<>();
        for (StepQueries.Row<T> row : entries) {
          if ((portfolios.isEmpty()
                  || !segment.isInRecords()
                  || portfolios.contains(row.portfolio()))
              && (candidateIds == null || candidateIds.contains(row.ref().id()))) {
            refs.add(row.ref());
          }
        }
        addAll(needsTest && !refs.isEmpty() ? steps.matching(refs) : refs);
        if (!entries.isEmpty()) {
          from = segment.type().after(entries.get(entries.size() - 1).ref());
        }
      }
    }

    /** Returns the next entries of all portfolios; none is read beyond what is merged already. */
    private List<StepQueries.Row<T>> mergePortfolios(int count) {
      List<StepQueries.Row<T>> merged = new ArrayList<>();
      for (Long portfolio : portfolios) {
        T end = merged.size() < count ? null : merged.get(count - 1).ref().key();
        List<StepQueries.Row<T>> rows = steps.scan(portfolio, from, end, count, false);
        if (!rows.isEmpty()) {
          merged.addAll(rows);
          merged.sort((a, b) -> segment.order().compare(a.ref(), b.ref()));
          if (merged.size() > count) {
            merged.subList(count, merged.size()).clear();
          }
        }
      }
      return merged;
    }

    private List<RowRef<T>> afterPosition(List<RowRef<T>> refs) {
      SeekPosition<T> position = from;
      return position == null
          ? refs
          : refs.stream().filter(ref -> segment.isAfter(ref, position)).toList();
    }
  }
}

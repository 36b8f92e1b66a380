package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import dev.crmkit.store.jdbc.internal.sql.QueryExecutor;
import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in few statements, each a whole turn of a way: for databases that are a trip away.
 *
 * @param <T> the type of the keys
 */
final class StatementPageFinder<T> implements PageFinder<T> {

  /** How many rows are gone along in the time in which a candidate is looked up. */
  private static final int ROWS_PER_CANDIDATE = 8;

  /** How many times as many rows the first turn takes where there are candidates. */
  private static final int BUDGET_FACTOR_WITH_CANDIDATES = 4;

  /** The same where most rows lie elsewhere, which is all that is asked of these. */
  private static final int BUDGET_FACTOR_IN_PORTFOLIOS = 16;

  private final QueryExecutor reads;
  private final int firstRowBudget;
  private final Database database;
  private final QueryFilter selection;
  private final SortSegment<T> stretch;
  private final IndexScan<T> walk;
  private final CandidateLookup<T> search;
  private final CandidateSets candidates;
  private final RowRefReader<T> places;

  StatementPageFinder(
      QueryExecutor reads,
      SqlFragments sql,
      RecordKind kind,
      QueryFilter selection,
      SortSegment<T> stretch,
      int firstRowBudget) {
    this.reads = reads;
    this.firstRowBudget = firstRowBudget;
    this.database = sql.database();
    this.selection = selection;
    this.stretch = stretch;
    this.walk = new IndexScan<>(reads, sql, kind, selection, stretch);
    this.search = new CandidateLookup<>(reads, sql, kind, selection, stretch);
    this.candidates = new CandidateSets(sql, kind);
    this.places = new RowRefReader<>(reads, sql, kind, stretch);
  }

  @Override
  public List<RowRef<T>> find(@Nullable SeekPosition<T> after, int limit) {
    if (!stretch.isIndexed()) {
      return search.sortAll(after, limit);
    }
    boolean isOfSome = selection.scope() instanceof Scope.Portfolios;
    if (selection.scope() instanceof Scope.Portfolios in && stretch.isIndexedByPortfolio()) {
      List<Long> ids = in.ids().stream().map(PortfolioId::value).sorted().toList();
      if (ids.size() <= MAX_MERGED_PORTFOLIOS) {
        Scan<T> inEach =
            (from, left, rows) -> walk.scanPortfolios(ids, from, left, rows / ids.size());
        return search(inEach, orLookup(inEach), BUDGET_FACTOR_WITH_CANDIDATES, after, limit);
      }
      if (database == Database.POSTGRESQL && selection.isUnfiltered()) {
        long rows = 2L * limit + (long) ids.size() * SCANNED_ROWS_PER_PORTFOLIO;
        return walk.scanOrMergePortfolios(ids, after, limit, (int) Math.min(MAX_ROW_BUDGET, rows));
      }
    }
    return search(
        walk::scan,
        database == Database.POSTGRESQL ? this::scanOrLookup : orLookup(walk::scan),
        isOfSome ? BUDGET_FACTOR_IN_PORTFOLIOS : BUDGET_FACTOR_WITH_CANDIDATES,
        after,
        limit);
  }

  private List<RowRef<T>> search(
      Scan<T> way,
      ScanOrLookup<T> orSearch,
      int withSets,
      @Nullable SeekPosition<T> after,
      int limit) {
    List<RowRef<T>> found = new ArrayList<>();
    SeekPosition<T> from = after;
    List<CandidateSet> sets = candidates.ofConditions(selection);
    boolean isNear = sets.isEmpty();
    int rows = firstRowBudget * (sets.isEmpty() ? 1 : withSets);
    while (true) {
      int left = limit - found.size();
      ScanResult<T> pass = isNear ? way.go(from, left, rows) : orSearch.go(sets, from, left, rows);
      found.addAll(pass.found());
      from = pass.next();
      if (found.size() >= limit || from == null) {
        return found;
      }
      isNear = PageFinder.isAlmostComplete(pass.found().size(), limit - found.size());
      sets = candidates.of(selection);
      rows = Math.min(rows * GROWTH, MAX_ROW_BUDGET);
    }
  }

  /** Looks up all of the smallest set if it is small, or else goes on along indexes. */
  private ScanOrLookup<T> orLookup(Scan<T> way) {
    return (sets, from, left, rows) -> {
      reads.expectMoreQueries();
      List<RowRef<T>> rest = search.lookUpSmallest(sets, from, left, rows / ROWS_PER_CANDIDATE);
      return rest == null ? way.go(from, left, rows) : new ScanResult<>(rest, null);
    };
  }

  /** The same along the index of all records, in one statement of PostgreSQL. */
  private ScanResult<T> scanOrLookup(
      List<CandidateSet> sets, @Nullable SeekPosition<T> from, int left, int rows) {
    MaterializedCandidates read = new MaterializedCandidates(sets, rows / ROWS_PER_CANDIDATE, rows);
    return places.scan(search.query(read, walk, from, left, rows), left);
  }

  /** A way along indexes. */
  private interface Scan<T> {
    ScanResult<T> go(@Nullable SeekPosition<T> after, int limit, int rows);
  }

  /** The same, or a search of sets. */
  private interface ScanOrLookup<T> {
    ScanResult<T> go(List<CandidateSet> sets, @Nullable SeekPosition<T> after, int limit, int rows);
  }
}

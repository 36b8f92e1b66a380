package dev.crmkit.store.jdbc;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in few statements, each a whole turn of a way: for databases that are a trip away.
 *
 * @param <T> the type of the keys
 */
final class StatementFinder<T> implements Finder<T> {

  /** How many rows are gone along in the time in which a candidate is looked up. */
  private static final int ROWS_PER_CANDIDATE = 8;

  /** How many times as many rows the first turn takes where there are candidates. */
  private static final int WITH_SETS = 4;

  /** The same where most rows lie elsewhere, which is all that is asked of these. */
  private static final int WITH_SETS_OF_SOME = 16;

  private final Reads reads;
  private final int firstWalk;
  private final Database database;
  private final Selection selection;
  private final Stretch<T> stretch;
  private final Walk<T> walk;
  private final Search<T> search;
  private final Candidates candidates;
  private final Way<T> along;

  StatementFinder(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.reads = reads;
    this.firstWalk = sql.firstWalk();
    this.database = sql.database();
    this.selection = selection;
    this.stretch = stretch;
    this.walk = new Walk<>(reads, sql, kind, selection, stretch);
    this.search = new Search<>(reads, sql, kind, selection, stretch);
    this.candidates = new Candidates(sql, kind);
    this.along = walk::along;
  }

  @Override
  public List<Place<T>> find(@Nullable Bound<T> after, int limit) {
    if (!stretch.isIndexed()) {
      return search.all(after, limit);
    }
    if (selection.scope() instanceof Scope.Portfolios in && stretch.isIndexedByPortfolio()) {
      List<Long> ids = in.ids().stream().map(PortfolioId::value).sorted().toList();
      if (ids.size() <= FEW_PORTFOLIOS) {
        return inTurns(
            (from, count, rows) -> walk.inEach(ids, from, count, rows / ids.size()), after, limit);
      }
      if (database == Database.POSTGRESQL && selection.isAll()) {
        long rows = 2L * limit + (long) ids.size() * ROWS_PER_LOOK_UP;
        return walk.alongOrInEach(ids, after, limit, (int) Math.min(MOST, rows));
      }
    }
    return inTurns(along, after, limit);
  }

  private List<Place<T>> inTurns(Way<T> way, @Nullable Bound<T> after, int limit) {
    List<Place<T>> found = new ArrayList<>();
    Bound<T> from = after;
    List<IdSet> sets = candidates.of(selection.where());
    boolean isNear = false;
    boolean isOfSome = way == along && selection.scope() instanceof Scope.Portfolios;
    int rows = firstWalk * (sets.isEmpty() ? 1 : isOfSome ? WITH_SETS_OF_SOME : WITH_SETS);
    while (true) {
      int left = limit - found.size();
      Pass<T> pass = isNear ? way.go(from, left, rows) : turn(way, sets, from, left, rows);
      found.addAll(pass.found());
      from = pass.next();
      if (found.size() >= limit || from == null) {
        return found;
      }
      isNear = Finder.isNear(pass.found().size(), limit - found.size());
      sets = candidates.of(selection);
      rows = Math.min(rows * GROWTH, MOST);
    }
  }

  /** Looks up all of the smallest set if it is small, or else goes on along the index. */
  private Pass<T> turn(Way<T> way, List<IdSet> sets, @Nullable Bound<T> from, int left, int rows) {
    int candidates = rows / ROWS_PER_CANDIDATE;
    if (way == along && database == Database.POSTGRESQL && sets.size() == 1) {
      return search.upToOrGone(sets.get(0), from, left, candidates, walk.gone(from, rows), rows);
    }
    if (!sets.isEmpty()) {
      reads.expectMore();
    }
    List<Place<T>> rest = search.upTo(sets, from, left, candidates);
    return rest == null ? way.go(from, left, rows) : new Pass<>(rest, null);
  }

  /** A way along indexes. */
  private interface Way<T> {
    Pass<T> go(@Nullable Bound<T> after, int limit, int rows);
  }
}

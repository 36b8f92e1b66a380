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

  /** How many candidates are looked up in the time in which a number of rows is gone along. */
  private static final int ROWS_PER_CANDIDATE = 2;

  private final int firstWalk;
  private final Database database;
  private final Selection selection;
  private final Stretch<T> stretch;
  private final Walk<T> walk;
  private final Search<T> search;
  private final Candidates candidates;

  StatementFinder(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.firstWalk = sql.firstWalk();
    this.database = sql.database();
    this.selection = selection;
    this.stretch = stretch;
    this.walk = new Walk<>(reads, sql, kind, selection, stretch);
    this.search = new Search<>(reads, sql, kind, selection, stretch);
    this.candidates = new Candidates(sql, kind);
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
        Pass<T> first = walk.along(after, limit, (int) Math.min(MOST, rows));
        int left = limit - first.found().size();
        return left == 0 || first.next() == null
            ? first.found()
            : joined(first.found(), walk.inEach(ids, first.next(), left, left).found());
      }
    }
    return inTurns(walk::along, after, limit);
  }

  private List<Place<T>> inTurns(Way<T> way, @Nullable Bound<T> after, int limit) {
    List<Place<T>> found = new ArrayList<>();
    Bound<T> from = after;
    List<IdSet> sets = candidates.of(selection.where());
    for (int rows = firstWalk * (sets.isEmpty() ? 1 : 4); ; rows = Math.min(rows * GROWTH, MOST)) {
      List<Place<T>> rest =
          search.upTo(sets, from, limit - found.size(), rows / ROWS_PER_CANDIDATE);
      if (rest != null) {
        return joined(found, rest);
      }
      Pass<T> pass = way.go(from, limit - found.size(), rows);
      found.addAll(pass.found());
      if (found.size() >= limit || pass.next() == null) {
        return found;
      }
      from = pass.next();
      sets = candidates.of(selection);
    }
  }

  private static <T> List<Place<T>> joined(List<Place<T>> first, List<Place<T>> second) {
    List<Place<T>> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  /** A way along indexes. */
  private interface Way<T> {
    Pass<T> go(@Nullable Bound<T> after, int limit, int rows);
  }
}

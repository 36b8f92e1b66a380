package dev.crmkit.store.jdbc;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first places of a stretch behind a bound.
 *
 * <p>There are two ways: to go along an index in the order asked for and leave out what is not
 * asked for, or to search all that is asked for and sort it. The first is hopeless where little is
 * asked for of much, the second where much is; and nobody knows beforehand. So both are tried in
 * turn, each for a number of rows that grows from turn to turn, the first from where it came to.
 * That costs a few times what the better way alone would, whatever the database believes of its
 * data.
 *
 * <p>What lies in few portfolios is gone along in the index of each, and merged.
 *
 * @param <T> the type of the keys
 */
final class Finder<T> {

  /** How many rows of an index are gone along in the first turn, unless a test says otherwise. */
  static final int FIRST_WALK = 256;

  /** How many times as many rows each turn takes as the one before it. */
  private static final int GROWTH = 8;

  /** The most rows of a turn. */
  private static final int MOST = 1 << 24;

  /** Up to this many portfolios are each gone along. */
  private static final int FEW_PORTFOLIOS = 16;

  /** How many rows can be gone along in the time in which a portfolio is looked up. */
  private static final int ROWS_PER_LOOK_UP = 8;

  private final int firstWalk;
  private final Database database;
  private final Selection selection;
  private final Stretch<T> stretch;
  private final Walk<T> walk;
  private final Search<T> search;

  Finder(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.firstWalk = sql.firstWalk();
    this.database = sql.database();
    this.selection = selection;
    this.stretch = stretch;
    this.walk = new Walk<>(reads, sql, kind, selection, stretch);
    this.search = new Search<>(reads, sql, kind, selection, stretch);
  }

  /**
   * The first places.
   *
   * @param after what they are behind, or null for the first of all
   * @param limit how many
   * @return in order; less than the limit when there are no more
   */
  List<Place<T>> find(@Nullable Bound<T> after, int limit) {
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
    boolean isFew = selection.ofClient();
    for (int rows = firstWalk; ; rows = Math.min(rows * GROWTH, MOST)) {
      if (!isFew) {
        Pass<T> pass = way.go(from, limit - found.size(), rows);
        found.addAll(pass.found());
        if (found.size() >= limit || pass.next() == null) {
          return found;
        }
        from = pass.next();
      }
      isFew = false;
      List<Place<T>> rest = search.upTo(from, limit - found.size(), rows * GROWTH);
      if (rest != null) {
        return joined(found, rest);
      }
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

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
  private final PlaceReader<T> places;

  StatementFinder(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.reads = reads;
    this.firstWalk = sql.firstWalk();
    this.database = sql.database();
    this.selection = selection;
    this.stretch = stretch;
    this.walk = new Walk<>(reads, sql, kind, selection, stretch);
    this.search = new Search<>(reads, sql, kind, selection, stretch);
    this.candidates = new Candidates(sql, kind);
    this.places = new PlaceReader<>(reads, sql, kind, stretch);
  }

  @Override
  public List<Place<T>> find(@Nullable Bound<T> after, int limit) {
    if (!stretch.isIndexed()) {
      return search.all(after, limit);
    }
    boolean isOfSome = selection.scope() instanceof Scope.Portfolios;
    if (selection.scope() instanceof Scope.Portfolios in && stretch.isIndexedByPortfolio()) {
      List<Long> ids = in.ids().stream().map(PortfolioId::value).sorted().toList();
      if (ids.size() <= FEW_PORTFOLIOS) {
        Way<T> inEach = (from, left, rows) -> walk.inEach(ids, from, left, rows / ids.size());
        return inTurns(inEach, orSearch(inEach), WITH_SETS, after, limit);
      }
      if (database == Database.POSTGRESQL && selection.isAll()) {
        long rows = 2L * limit + (long) ids.size() * ROWS_PER_LOOK_UP;
        return walk.alongOrInEach(ids, after, limit, (int) Math.min(MOST, rows));
      }
    }
    return inTurns(
        walk::along,
        database == Database.POSTGRESQL ? this::alongOrSearch : orSearch(walk::along),
        isOfSome ? WITH_SETS_OF_SOME : WITH_SETS,
        after,
        limit);
  }

  private List<Place<T>> inTurns(
      Way<T> way, WayOrSearch<T> orSearch, int withSets, @Nullable Bound<T> after, int limit) {
    List<Place<T>> found = new ArrayList<>();
    Bound<T> from = after;
    List<IdSet> sets = candidates.ofConditions(selection);
    boolean isNear = sets.isEmpty();
    int rows = firstWalk * (sets.isEmpty() ? 1 : withSets);
    while (true) {
      int left = limit - found.size();
      Pass<T> pass = isNear ? way.go(from, left, rows) : orSearch.go(sets, from, left, rows);
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

  /** Looks up all of the smallest set if it is small, or else goes on along indexes. */
  private WayOrSearch<T> orSearch(Way<T> way) {
    return (sets, from, left, rows) -> {
      reads.expectMore();
      List<Place<T>> rest = search.upTo(sets, from, left, rows / ROWS_PER_CANDIDATE);
      return rest == null ? way.go(from, left, rows) : new Pass<>(rest, null);
    };
  }

  /** The same along the index of all records, in one statement of PostgreSQL. */
  private Pass<T> alongOrSearch(List<IdSet> sets, @Nullable Bound<T> from, int left, int rows) {
    ReadSets read = new ReadSets(sets, rows / ROWS_PER_CANDIDATE, rows);
    return places.pass(search.turn(read, walk, from, left, rows), left);
  }

  /** A way along indexes. */
  private interface Way<T> {
    Pass<T> go(@Nullable Bound<T> after, int limit, int rows);
  }

  /** The same, or a search of sets. */
  private interface WayOrSearch<T> {
    Pass<T> go(List<IdSet> sets, @Nullable Bound<T> after, int limit, int rows);
  }
}

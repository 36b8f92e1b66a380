package dev.crmkit.store.jdbc;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.RecordKind;
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
final class StepFinder<T> implements Finder<T> {

  /** How many rows of an index are read at once, where some are left out. */
  private static final int PIECE = 256;

  /** How many rows are gone along for each candidate that would else be looked up. */
  private static final int ROWS_PER_CANDIDATE = 4;

  /** Up to this many portfolios are each gone along where each is a trip to the database. */
  private static final int MOST_PORTFOLIOS = 64;

  private final Reads reads;
  private final Sql sql;
  private final Selection selection;
  private final Stretch<T> stretch;
  private final Steps<T> steps;
  private final Search<T> search;
  private final Candidates candidates;

  /** The portfolios that are asked for; empty where all are. */
  private final Set<Long> portfolios = new HashSet<>();

  /** Whether rows of the index do not tell themselves whether they are asked for. */
  private final boolean areTested;

  StepFinder(Reads reads, Sql sql, RecordKind kind, Selection selection, Stretch<T> stretch) {
    this.reads = reads;
    this.sql = sql;
    this.selection = selection;
    this.stretch = stretch;
    this.steps = new Steps<>(reads, sql, kind, selection, stretch);
    this.search = new Search<>(reads, sql, kind, selection, stretch);
    this.candidates = new Candidates(sql, kind);
    if (selection.scope() instanceof Scope.Portfolios in) {
      in.ids().stream().map(PortfolioId::value).forEach(portfolios::add);
    }
    this.areTested =
        !selection.isAll()
            || stretch.besides() != null
            || !(stretch.isInRecords() || portfolios.isEmpty());
  }

  @Override
  public List<Place<T>> find(@Nullable Bound<T> after, int limit) {
    return stretch.isIndexed() ? new Way(after, limit).gone() : search.all(after, limit);
  }

  /** What was found, and how far the index was gone along. */
  private final class Way {

    private final List<Place<T>> found = new ArrayList<>();
    private final int limit;
    private @Nullable Bound<T> from;
    private boolean isAtEnd;

    Way(@Nullable Bound<T> after, int limit) {
      this.from = after;
      this.limit = limit;
    }

    List<Place<T>> gone() {
      boolean hasLanes = !portfolios.isEmpty() && stretch.isIndexedByPortfolio();
      boolean inLanes = hasLanes && portfolios.size() <= FEW_PORTFOLIOS;
      List<IdSet> sets = candidates.ofConditions(selection);
      boolean isNear = false;
      int rows =
          hasLanes && !areTested
              ? 2 * limit + portfolios.size() * ROWS_PER_LOOK_UP
              : sql.firstWalk();
      while (true) {
        Set<Long> among = isNear ? null : fewest(sets, rows * GROWTH);
        if (among != null) {
          if (among.size() > left()) {
            go(inLanes, among, among.size() * ROWS_PER_CANDIDATE);
          }
          if (!isOver()) {
            addAll(behind(steps.asked(among)));
          }
          return found;
        }
        int before = found.size();
        go(inLanes, null, rows);
        if (isOver()) {
          return found;
        }
        isNear = Finder.isNear(found.size() - before, left());
        if (hasLanes && !areTested && (portfolios.size() <= MOST_PORTFOLIOS || reads.isNear())) {
          inLanes = true;
        } else {
          sets = candidates.of(selection);
        }
        rows = Math.min(rows * GROWTH, MOST);
      }
    }

    private int left() {
      return limit - found.size();
    }

    private boolean isOver() {
      return isAtEnd || left() == 0;
    }

    private void addAll(List<Place<T>> places) {
      found.addAll(places.subList(0, Math.min(left(), places.size())));
    }

    /** The smallest of some sets, if it has not more than some ids. */
    private @Nullable Set<Long> fewest(List<IdSet> sets, int most) {
      Set<Long> fewest = null;
      for (IdSet set : sets) {
        if (fewest != null && fewest.size() <= left()) {
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
    private void go(boolean inLanes, @Nullable Set<Long> among, int rows) {
      boolean isSifted = areTested || !(inLanes || portfolios.isEmpty());
      for (int gone = 0; gone < rows && !isOver(); ) {
        int count = isSifted ? Math.min(PIECE, rows - gone) : left();
        List<Steps.Row<T>> piece =
            inLanes ? merged(count) : steps.along(null, from, null, count, !isSifted);
        gone += count;
        isAtEnd = piece.size() < count;
        List<Place<T>> places = new ArrayList<>();
        for (Steps.Row<T> row : piece) {
          if ((portfolios.isEmpty()
                  || !stretch.isInRecords()
                  || portfolios.contains(row.portfolio()))
              && (among == null || among.contains(row.place().id()))) {
            places.add(row.place());
          }
        }
        addAll(areTested && !places.isEmpty() ? steps.asked(places) : places);
        if (!piece.isEmpty()) {
          from = stretch.type().behind(piece.get(piece.size() - 1).place());
        }
      }
    }

    /** The next rows of all portfolios. None is read farther than what the others have already. */
    private List<Steps.Row<T>> merged(int count) {
      List<Steps.Row<T>> merged = new ArrayList<>();
      for (Long portfolio : portfolios) {
        T end = merged.size() < count ? null : merged.get(count - 1).place().key();
        List<Steps.Row<T>> rows = steps.along(portfolio, from, end, count, false);
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

    private List<Place<T>> behind(List<Place<T>> places) {
      Bound<T> bound = from;
      return bound == null
          ? places
          : places.stream().filter(place -> stretch.isBehind(place, bound)).toList();
    }
  }
}

package dev.crmkit.store.memory;

import com.google.common.collect.Comparators;
import com.google.common.collect.Iterators;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that a query asks for.
 *
 * <p>There are up to three ways. Where the order of the query has an index, all records can be gone
 * through in that order, leaving out what does not meet the condition, until the page is full. For
 * a scope of portfolios their own indexes can be merged, in each of which the place has to be
 * looked up first. And where a {@link TraitIndex} tells which records can meet the condition, these
 * can be looked up and sorted. A way is taken until it has cost as much as the next would; so a
 * page costs little more than a small multiple of the best.
 */
final class Listing {

  /** How many records can be gone through in the time in which one place is looked up. */
  private static final int RECORDS_PER_LOOK_UP = 8;

  /** How many records can be gone through in the time in which one candidate is looked up. */
  private static final int RECORDS_PER_CANDIDATE = 2;

  /** Up to this many the largest are kept while going through; for more, all is sorted. */
  private static final int LARGEST_KEPT = 10_000;

  private final Table table;
  private final Selection selection;

  /** Which records the condition can be met by, where that is known. */
  private final @Nullable Candidates candidates;

  private final Sort sort;
  private final int limit;
  private final List<CrmRecord> page = new ArrayList<>();

  private Listing(Table table, RecordQuery<?> query) {
    this.table = table;
    this.selection = Selection.of(query.scope(), query.where());
    this.candidates = selection.candidates(table);
    this.sort = query.sort();
    this.limit = query.limit();
  }

  static List<CrmRecord> list(Table table, RecordQuery<?> query) {
    Listing listing = new Listing(table, query);
    if (!listing.selection.isEmpty()) {
      listing.fill(query.after());
    }
    return listing.page;
  }

  static long count(Table table, Selection selection) {
    if (selection.isEmpty()) {
      return 0;
    }
    if (selection.isExact() && selection.clients() == null) {
      return selection.scope() instanceof Scope.Portfolios in
          ? in.ids().stream().mapToLong(portfolio -> table.in(portfolio).all().size()).sum()
          : table.all().size();
    }
    Candidates candidates = selection.candidates(table);
    Iterator<CrmRecord> records =
        candidates != null && areFewer(candidates, table, selection)
            ? table.having(candidates).iterator()
            : all(table, selection);
    long count = 0;
    while (records.hasNext()) {
      if (selection.includes(records.next())) {
        count++;
      }
    }
    return count;
  }

  private void fill(@Nullable Position after) {
    RecordOrder order = indexed();
    if (candidates != null && areFew(candidates, order != null)) {
      fillBySorting(table.having(candidates).iterator(), after);
    } else if (order != null) {
      fillBy(order, after);
    } else {
      fillBySorting(all(table, selection), after);
    }
  }

  /** The order of the query if there is an index in it, else null. */
  private @Nullable RecordOrder indexed() {
    return selection.clients() == null
            && sort.by() instanceof Sort.Attribute by
            && table.sorted().by(by) != null
        ? new RecordOrder(by)
        : null;
  }

  /** Whether looking all candidates up probably costs less than anything else. */
  private boolean areFew(Candidates few, boolean isSorted) {
    if (few.count() == 0) {
      return true;
    }
    // As many sorted records are gone through for a page, if the candidates lie anywhere among
    // them.
    double others = (double) table.all().size() / few.count() * limit;
    return (!isSorted || few.count() * RECORDS_PER_CANDIDATE <= others)
        && areFewer(few, table, selection);
  }

  private static boolean areFewer(Candidates few, Table table, Selection selection) {
    return table.hasMore(selection.scope(), few.count() * RECORDS_PER_CANDIDATE);
  }

  private void fillBy(RecordOrder order, @Nullable Position after) {
    long budget = candidates == null ? Long.MAX_VALUE : candidates.count() * RECORDS_PER_CANDIDATE;
    CrmRecord last =
        selection.scope() instanceof Scope.Portfolios in
            ? fillFrom(order, in, after, budget)
            : take(stretch(order, table.sorted(), after), budget);
    if (last != null && candidates != null) {
      fillBySorting(table.having(candidates).iterator(), sort.position(last));
    }
  }

  private @Nullable CrmRecord fillFrom(
      RecordOrder order, Scope.Portfolios in, @Nullable Position after, long budget) {
    long forAll = Math.min((long) in.ids().size() * RECORDS_PER_LOOK_UP, budget);
    CrmRecord last = take(stretch(order, table.sorted(), after), forAll);
    if (last == null || forAll == budget) {
      return last;
    }
    Position there = sort.position(last);
    List<Iterator<CrmRecord>> stretches = new ArrayList<>(in.ids().size());
    for (PortfolioId portfolio : in.ids()) {
      Iterator<CrmRecord> stretch = stretch(order, table.in(portfolio), there);
      if (stretch.hasNext()) {
        stretches.add(stretch);
      }
    }
    return take(Iterators.mergeSorted(stretches, order.listed(sort.descending())), budget);
  }

  /**
   * Takes what is asked for out of sorted records until the page is full, they end, or the budget
   * does. Returns the last one looked at when it was the budget, else null.
   */
  private @Nullable CrmRecord take(Iterator<CrmRecord> records, long budget) {
    long left = budget;
    while (page.size() < limit && records.hasNext()) {
      CrmRecord next = records.next();
      if (selection.includes(next)) {
        page.add(next);
      }
      left--;
      if (left == 0) {
        return page.size() < limit ? next : null;
      }
    }
    return null;
  }

  /** Records in the order of the sort, behind a position. */
  private Iterator<CrmRecord> stretch(
      RecordOrder order, SortedRecords of, @Nullable Position after) {
    SortedTree<CrmRecord> index = of.by(order.by());
    if (index == null) {
      throw new IllegalStateException("there is no index by " + order.by());
    }
    if (!sort.descending()) {
      return index.from(order.behind(after));
    }
    if (!order.hasKeyless()) {
      return index.downFrom(order.before(after));
    }
    boolean amongKeyless = after != null && after.key() == null;
    Iterator<CrmRecord> keyless =
        index.from(order.behind(amongKeyless ? after : RecordOrder.KEYLESS));
    if (amongKeyless) {
      return keyless;
    }
    Position end = after == null ? RecordOrder.KEYLESS : after;
    return Iterators.concat(index.downFrom(order.before(end)), keyless);
  }

  /** Adds the first of some records, of those behind a position. */
  private void fillBySorting(Iterator<CrmRecord> records, @Nullable Position after) {
    Comparator<Position> order = sort.comparator();
    List<Placed> found = new ArrayList<>();
    while (records.hasNext()) {
      CrmRecord next = records.next();
      if (selection.includes(next)) {
        Placed placed = new Placed(sort.position(next), next);
        if (after == null || order.compare(after, placed.position) < 0) {
          found.add(placed);
        }
      }
    }
    Comparator<Placed> byPosition = (a, b) -> order.compare(a.position, b.position);
    int missing = limit - page.size();
    List<Placed> first =
        missing <= LARGEST_KEPT
            ? found.stream().collect(Comparators.least(missing, byPosition))
            : found.stream().sorted(byPosition).limit(missing).toList();
    first.forEach(placed -> page.add(placed.record));
  }

  private static Iterator<CrmRecord> all(Table table, Selection selection) {
    if (selection.clients() != null) {
      return Iterators.concat(
          Iterators.transform(selection.clients().iterator(), client -> table.of(client)));
    }
    return selection.scope() instanceof Scope.Portfolios in
        ? Iterators.concat(
            Iterators.transform(
                in.ids().iterator(), portfolio -> table.in(portfolio).all().iterator()))
        : table.all().iterator();
  }

  private record Placed(Position position, CrmRecord record) {}
}

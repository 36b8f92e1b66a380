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
 * <p>Where its order has an index there are two ways for a scope of portfolios: to go through all
 * records in that order and leave out those elsewhere, or to merge the portfolios' own indexes, in
 * each of which the place has to be looked up first. The first is tried until it has cost as much
 * as the looking up; so a page costs at most about twice as much as the better way.
 */
final class Listing {

  /** How many records can be gone through in the time in which one place is looked up. */
  private static final int RECORDS_PER_LOOK_UP = 8;

  /** Up to this many the largest are kept while going through; for more, all is sorted. */
  private static final int LARGEST_KEPT = 10_000;

  private final Table table;
  private final Selection selection;
  private final Sort sort;
  private final int limit;
  private final List<CrmRecord> page = new ArrayList<>();

  private Listing(Table table, RecordQuery<?> query) {
    this.table = table;
    this.selection = Selection.of(query.scope(), query.where());
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
    if (selection.isExact() && selection.client() == null) {
      return selection.scope() instanceof Scope.Portfolios in
          ? in.ids().stream().mapToLong(portfolio -> table.in(portfolio).all().size()).sum()
          : table.all().size();
    }
    Iterator<CrmRecord> candidates = candidates(table, selection);
    long count = 0;
    while (candidates.hasNext()) {
      if (selection.includes(candidates.next())) {
        count++;
      }
    }
    return count;
  }

  private void fill(@Nullable Position after) {
    if (selection.client() == null
        && sort.by() instanceof Sort.Attribute by
        && table.sorted().by(by) != null) {
      RecordOrder order = new RecordOrder(by);
      if (selection.scope() instanceof Scope.Portfolios in) {
        fillFrom(order, in, after);
      } else {
        take(stretch(order, table.sorted(), after), Long.MAX_VALUE);
      }
    } else {
      fillBySorting(after);
    }
  }

  private void fillFrom(RecordOrder order, Scope.Portfolios in, @Nullable Position after) {
    long budget = (long) in.ids().size() * RECORDS_PER_LOOK_UP;
    CrmRecord last = take(stretch(order, table.sorted(), after), budget);
    if (last == null) {
      return;
    }
    Position there = sort.position(last);
    List<Iterator<CrmRecord>> stretches = new ArrayList<>(in.ids().size());
    for (PortfolioId portfolio : in.ids()) {
      Iterator<CrmRecord> stretch = stretch(order, table.in(portfolio), there);
      if (stretch.hasNext()) {
        stretches.add(stretch);
      }
    }
    take(Iterators.mergeSorted(stretches, order.listed(sort.descending())), Long.MAX_VALUE);
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

  private void fillBySorting(@Nullable Position after) {
    Comparator<Position> order = sort.comparator();
    Iterator<CrmRecord> candidates = candidates(table, selection);
    List<Placed> found = new ArrayList<>();
    while (candidates.hasNext()) {
      CrmRecord next = candidates.next();
      if (selection.includes(next)) {
        Placed placed = new Placed(sort.position(next), next);
        if (after == null || order.compare(after, placed.position) < 0) {
          found.add(placed);
        }
      }
    }
    Comparator<Placed> byPosition = (a, b) -> order.compare(a.position, b.position);
    List<Placed> first =
        limit <= LARGEST_KEPT
            ? found.stream().collect(Comparators.least(limit, byPosition))
            : found.stream().sorted(byPosition).limit(limit).toList();
    first.forEach(placed -> page.add(placed.record));
  }

  private static Iterator<CrmRecord> candidates(Table table, Selection selection) {
    if (selection.client() != null) {
      return table.of(selection.client());
    }
    return selection.scope() instanceof Scope.Portfolios in
        ? Iterators.concat(
            Iterators.transform(
                in.ids().iterator(), portfolio -> table.in(portfolio).all().iterator()))
        : table.all().iterator();
  }

  private record Placed(Position position, CrmRecord record) {}
}

package dev.crmkit.store.memory.internal.query;

import com.google.common.collect.Comparators;
import com.google.common.collect.Iterators;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.index.CandidateTerms;
import dev.crmkit.store.memory.internal.index.PostingIndex;
import dev.crmkit.store.memory.internal.index.RecordOrder;
import dev.crmkit.store.memory.internal.index.SortIndexes;
import dev.crmkit.store.memory.internal.state.RecordTable;
import dev.crmkit.store.memory.internal.tree.SortedTree;
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
 * looked up first. And where a {@link PostingIndex} tells which records can meet the condition,
 * these can be looked up and sorted. A way is taken until it has cost as much as the next would; so
 * a page costs little more than a small multiple of the best.
 */
public final class QueryEvaluator {

  /** How many records can be gone through in the time in which one place is looked up. */
  private static final int SCANNED_PER_SEEK = 8;

  /** How many records can be gone through in the time in which one candidate is looked up. */
  private static final int SCANNED_PER_LOOK_UP = 2;

  /** Up to this many the largest are kept while going through; for more, all is sorted. */
  private static final int MAX_HEAP_SELECTION = 10_000;

  private final RecordTable table;
  private final ScopedFilter filter;

  /** Which records the condition can be met by, where that is known. */
  private final @Nullable CandidateTerms candidates;

  private final Sort sort;
  private final int limit;
  private final List<CrmRecord> page = new ArrayList<>();

  private QueryEvaluator(RecordTable table, RecordQuery<?> query) {
    this.table = table;
    this.filter = ScopedFilter.of(query.scope(), query.where());
    this.candidates = filter.candidates(table);
    this.sort = query.sort();
    this.limit = query.limit();
  }

  public static List<CrmRecord> list(RecordTable table, RecordQuery<?> query) {
    QueryEvaluator evaluator = new QueryEvaluator(table, query);
    if (!evaluator.filter.isEmpty()) {
      evaluator.fill(query.after());
    }
    return evaluator.page;
  }

  public static long count(RecordTable table, ScopedFilter filter) {
    if (filter.isEmpty()) {
      return 0;
    }
    if (filter.isScopeOnly() && filter.clients() == null) {
      return filter.scope() instanceof Scope.Portfolios in
          ? in.ids().stream().mapToLong(portfolio -> table.partition(portfolio).all().size()).sum()
          : table.all().size();
    }
    CandidateTerms candidates = filter.candidates(table);
    Iterator<CrmRecord> records =
        candidates != null && isLookUpCheaperThanScope(candidates, table, filter)
            ? table.withAnyOf(candidates).iterator()
            : scopeRecords(table, filter);
    long count = 0;
    while (records.hasNext()) {
      if (filter.matches(records.next())) {
        count++;
      }
    }
    return count;
  }

  private void fill(@Nullable Position after) {
    RecordOrder order = sortIndexOrder();
    if (candidates != null && isLookUpCheapest(candidates, order != null)) {
      fillBySorting(table.withAnyOf(candidates).iterator(), after);
    } else if (order != null) {
      fillFromSortIndex(order, after);
    } else {
      fillBySorting(scopeRecords(table, filter), after);
    }
  }

  /** The order of the query if there is an index in it, else null. */
  private @Nullable RecordOrder sortIndexOrder() {
    return filter.clients() == null
            && sort.by() instanceof Sort.Attribute by
            && table.sortIndexes().by(by) != null
        ? new RecordOrder(by)
        : null;
  }

  /** Whether looking all candidates up probably costs less than anything else. */
  private boolean isLookUpCheapest(CandidateTerms few, boolean isSorted) {
    if (few.postings() == 0) {
      return true;
    }
    // As many sorted records are gone through for a page, if the candidates lie anywhere among
    // them.
    double others = (double) table.all().size() / few.postings() * limit;
    return (!isSorted || few.postings() * SCANNED_PER_LOOK_UP <= others)
        && isLookUpCheaperThanScope(few, table, filter);
  }

  private static boolean isLookUpCheaperThanScope(
      CandidateTerms few, RecordTable table, ScopedFilter filter) {
    return table.hasMoreThan(filter.scope(), few.postings() * SCANNED_PER_LOOK_UP);
  }

  private void fillFromSortIndex(RecordOrder order, @Nullable Position after) {
    long budget = candidates == null ? Long.MAX_VALUE : candidates.postings() * SCANNED_PER_LOOK_UP;
    CrmRecord last =
        filter.scope() instanceof Scope.Portfolios in
            ? fillFromPartitions(order, in, after, budget)
            : fillWithin(scan(order, table.sortIndexes(), after), budget);
    if (last != null && candidates != null) {
      fillBySorting(table.withAnyOf(candidates).iterator(), sort.position(last));
    }
  }

  private @Nullable CrmRecord fillFromPartitions(
      RecordOrder order, Scope.Portfolios in, @Nullable Position after, long budget) {
    long forAll = Math.min((long) in.ids().size() * SCANNED_PER_SEEK, budget);
    CrmRecord last = fillWithin(scan(order, table.sortIndexes(), after), forAll);
    if (last == null || forAll == budget) {
      return last;
    }
    Position there = sort.position(last);
    List<Iterator<CrmRecord>> stretches = new ArrayList<>(in.ids().size());
    for (PortfolioId portfolio : in.ids()) {
      Iterator<CrmRecord> stretch = scan(order, table.partition(portfolio), there);
      if (stretch.hasNext()) {
        stretches.add(stretch);
      }
    }
    return fillWithin(
        Iterators.mergeSorted(stretches, order.inDirection(sort.descending())), budget);
  }

  /**
   * Takes what is asked for out of sorted records until the page is full, they end, or the budget
   * does. Returns the last one looked at when it was the budget, else null.
   */
  private @Nullable CrmRecord fillWithin(Iterator<CrmRecord> records, long budget) {
    long left = budget;
    while (page.size() < limit && records.hasNext()) {
      CrmRecord next = records.next();
      if (filter.matches(next)) {
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
  private Iterator<CrmRecord> scan(RecordOrder order, SortIndexes of, @Nullable Position after) {
    SortedTree<CrmRecord> index = of.by(order.by());
    if (index == null) {
      throw new IllegalStateException("there is no index by " + order.by());
    }
    if (!sort.descending()) {
      return index.ascendingFrom(order.after(after));
    }
    if (!order.allowsMissingKey()) {
      return index.descendingFrom(order.before(after));
    }
    boolean amongKeyless = after != null && after.key() == null;
    Iterator<CrmRecord> keyless =
        index.ascendingFrom(order.after(amongKeyless ? after : RecordOrder.FIRST_WITHOUT_KEY));
    if (amongKeyless) {
      return keyless;
    }
    Position end = after == null ? RecordOrder.FIRST_WITHOUT_KEY : after;
    return Iterators.concat(index.descendingFrom(order.before(end)), keyless);
  }

  /** Adds the first of some records, of those behind a position. */
  private void fillBySorting(Iterator<CrmRecord> records, @Nullable Position after) {
    Comparator<Position> order = sort.comparator();
    List<PositionedRecord> found = new ArrayList<>();
    while (records.hasNext()) {
      CrmRecord next = records.next();
      if (filter.matches(next)) {
        PositionedRecord placed = new PositionedRecord(sort.position(next), next);
        if (after == null || order.compare(after, placed.position) < 0) {
          found.add(placed);
        }
      }
    }
    Comparator<PositionedRecord> byPosition = (a, b) -> order.compare(a.position, b.position);
    int missing = limit - page.size();
    List<PositionedRecord> first =
        missing <= MAX_HEAP_SELECTION
            ? found.stream().collect(Comparators.least(missing, byPosition))
            : found.stream().sorted(byPosition).limit(missing).toList();
    first.forEach(placed -> page.add(placed.record));
  }

  private static Iterator<CrmRecord> scopeRecords(RecordTable table, ScopedFilter filter) {
    if (filter.clients() != null) {
      return Iterators.concat(
          Iterators.transform(filter.clients().iterator(), client -> table.ofClient(client)));
    }
    return filter.scope() instanceof Scope.Portfolios in
        ? Iterators.concat(
            Iterators.transform(
                in.ids().iterator(), portfolio -> table.partition(portfolio).all().iterator()))
        : table.all().iterator();
  }

  private record PositionedRecord(Position position, CrmRecord record) {}
}

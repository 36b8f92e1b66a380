package dev.crmkit.store.memory.internal.query;

import com.google.common.collect.Comparators;
import com.google.common.collect.Iterators;
import dev.crmkit.core.internal.store.SummaryBuilder;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.index.IndexRange;
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
 * Evaluates record queries on the indexes of a {@link RecordTable}.
 *
 * <h2>Plans for a page</h2>
 *
 * <ul>
 *   <li><em>Index scan:</em> if there is a sort index in the order of the query, scan the index of
 *       all records from the position where the page starts, within the range that the condition
 *       demands, and test scope and condition on each record, until the page is full.
 *   <li><em>Merge:</em> for a scope of portfolios, seek that position in the sort index of each
 *       portfolio and merge the scans. Seeking costs more for each portfolio, but no record outside
 *       the scope is read.
 *   <li><em>Candidates:</em> if the {@link PostingIndex} has terms for the condition, or a sort
 *       index of another attribute a range, look up all records with these terms, or in this range,
 *       and sort those that match.
 *   <li>Otherwise, read all records of the scope and sort those that match.
 * </ul>
 *
 * <h2>Choice</h2>
 *
 * <p>The number of candidates is the cost of the third plan, and bounds the others. An index scan
 * stops when it has cost as much as seeking in all portfolios would; the merge continues where it
 * stopped. Both stop when they have cost as much as the candidates would, and those fill the rest
 * of the page. So a page costs at most a small multiple of the best plan, even if all matches are
 * at the far end of the order.
 */
public final class QueryEvaluator {

  /** The number of records that can be scanned in the time of one seek in an index. */
  private static final int SCANNED_PER_SEEK = 8;

  /** The number of records that can be scanned in the time of one look-up by id. */
  private static final int SCANNED_PER_LOOK_UP = 2;

  /** The largest page that is selected with a bounded buffer; for a larger one, all is sorted. */
  private static final int MAX_HEAP_SELECTION = 10_000;

  private final RecordTable table;
  private final ScopedFilter filter;

  /** Null if records can meet the condition without having any particular term. */
  private final @Nullable Candidates candidates;

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

  /** Returns the page of a query. */
  public static List<CrmRecord> list(RecordTable table, RecordQuery<?> query) {
    QueryEvaluator evaluator = new QueryEvaluator(table, query);
    if (!evaluator.filter.isEmpty()) {
      evaluator.fill(query.after());
    }
    return evaluator.page;
  }

  /** Returns the number of records in a scope that meet a condition. */
  public static long count(RecordTable table, Scope scope, Condition where) {
    ScopedFilter filter = ScopedFilter.of(scope, where);
    if (filter.isEmpty()) {
      return 0;
    }
    if (filter.isScopeOnly() && filter.clients() == null) {
      return filter.scope() instanceof Scope.Portfolios in
          ? in.ids().stream().mapToLong(portfolio -> table.partition(portfolio).all().size()).sum()
          : table.all().size();
    }
    return Iterators.size(matches(table, filter));
  }

  /** Returns a summary of the records that a query matches. */
  public static Summary summarize(RecordTable table, OrgSnapshot org, SummaryQuery query) {
    SummaryBuilder summary = new SummaryBuilder(org, query);
    ScopedFilter filter = ScopedFilter.of(query.scope(), query.where());
    if (!filter.isEmpty()) {
      matches(table, filter).forEachRemaining(summary::add);
    }
    return summary.summary();
  }

  /** Returns the records that match a filter, in no particular order. */
  private static Iterator<CrmRecord> matches(RecordTable table, ScopedFilter filter) {
    Candidates candidates = filter.candidates(table);
    Iterator<CrmRecord> records =
        candidates != null && isLookUpCheaperThanScope(candidates, table, filter)
            ? candidates.records().get()
            : scopeRecords(table, filter);
    return Iterators.filter(records, filter::matches);
  }

  private void fill(@Nullable Position after) {
    RecordOrder order = sortIndexOrder();
    if (candidates != null && isLookUpCheapest(candidates, order != null)) {
      fillBySorting(candidates.records().get(), after);
    } else if (order != null) {
      fillFromSortIndex(order, after);
    } else {
      fillBySorting(scopeRecords(table, filter), after);
    }
  }

  /** Returns the order of the query if there is a sort index for it, else null. */
  private @Nullable RecordOrder sortIndexOrder() {
    return filter.clients() == null
            && sort.by() instanceof Sort.Attribute by
            && table.sortIndexes().by(by) != null
        ? new RecordOrder(by)
        : null;
  }

  /** Whether looking up all candidates is expected to cost less than the other plans. */
  private boolean isLookUpCheapest(Candidates found, boolean hasSortIndex) {
    if (found.size() == 0) {
      return true;
    }
    // The length of the index scan if the matches are spread evenly.
    double expectedScan = (double) table.all().size() / found.size() * limit;
    return (!hasSortIndex || found.size() * SCANNED_PER_LOOK_UP <= expectedScan)
        && isLookUpCheaperThanScope(found, table, filter);
  }

  private static boolean isLookUpCheaperThanScope(
      Candidates found, RecordTable table, ScopedFilter filter) {
    return table.hasMoreThan(filter.scope(), found.size() * SCANNED_PER_LOOK_UP);
  }

  private void fillFromSortIndex(RecordOrder order, @Nullable Position after) {
    long budget = candidates == null ? Long.MAX_VALUE : candidates.size() * SCANNED_PER_LOOK_UP;
    CrmRecord last =
        filter.scope() instanceof Scope.Portfolios in
            ? fillFromPartitions(order, in, after, budget)
            : fillWithin(scan(order, table.sortIndexes(), after), budget);
    if (last != null && candidates != null) {
      fillBySorting(candidates.records().get(), sort.position(last));
    }
  }

  /**
   * Scans the index of all records, then merges those of the portfolios. Returns the last record
   * that was read if the budget ended the scan, else null.
   */
  private @Nullable CrmRecord fillFromPartitions(
      RecordOrder order, Scope.Portfolios in, @Nullable Position after, long budget) {
    long costOfSeeks = Math.min((long) in.ids().size() * SCANNED_PER_SEEK, budget);
    CrmRecord last = fillWithin(scan(order, table.sortIndexes(), after), costOfSeeks);
    if (last == null || costOfSeeks == budget) {
      return last;
    }
    Position start = sort.position(last);
    List<Iterator<CrmRecord>> scans = new ArrayList<>(in.ids().size());
    for (PortfolioId portfolio : in.ids()) {
      Iterator<CrmRecord> scan = scan(order, table.partition(portfolio), start);
      if (scan.hasNext()) {
        scans.add(scan);
      }
    }
    return fillWithin(Iterators.mergeSorted(scans, order.inDirection(sort.descending())), budget);
  }

  /**
   * Adds the matches among sorted records to the page until it is full, the records end, or as many
   * as the budget were read. Returns the last record that was read if the budget ended the scan,
   * else null.
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

  /** Scans an index after a position, in the direction of the query. */
  private Iterator<CrmRecord> scan(
      RecordOrder order, SortIndexes indexes, @Nullable Position after) {
    SortedTree<CrmRecord> index = indexes.by(order.by());
    if (index == null) {
      throw new IllegalStateException("there is no index by " + order.by());
    }
    Condition.InRange range = filter.range(order.by());
    if (range != null) {
      return IndexRange.of(range).scan(index, after, sort.descending());
    }
    if (!sort.descending()) {
      return index.ascendingFrom(order.after(after));
    }
    if (!order.allowsMissingKey()) {
      return index.descendingFrom(order.before(after));
    }
    // Records without a sort key come last in both directions, in ascending order of their ids.
    boolean isAfterKeys = after != null && after.key() == null;
    Iterator<CrmRecord> withoutKey =
        index.ascendingFrom(order.after(isAfterKeys ? after : RecordOrder.FIRST_WITHOUT_KEY));
    if (isAfterKeys) {
      return withoutKey;
    }
    Position start = after == null ? RecordOrder.FIRST_WITHOUT_KEY : after;
    return Iterators.concat(index.descendingFrom(order.before(start)), withoutKey);
  }

  /** Adds the first matches after a position among records in any order. */
  private void fillBySorting(Iterator<CrmRecord> records, @Nullable Position after) {
    Comparator<Position> order = sort.comparator();
    List<PositionedRecord> found = new ArrayList<>();
    while (records.hasNext()) {
      CrmRecord next = records.next();
      if (filter.matches(next)) {
        PositionedRecord match = new PositionedRecord(sort.position(next), next);
        if (after == null || order.compare(after, match.position) < 0) {
          found.add(match);
        }
      }
    }
    Comparator<PositionedRecord> byPosition = (a, b) -> order.compare(a.position, b.position);
    int missing = limit - page.size();
    List<PositionedRecord> first =
        missing <= MAX_HEAP_SELECTION
            ? found.stream().collect(Comparators.least(missing, byPosition))
            : found.stream().sorted(byPosition).limit(missing).toList();
    first.forEach(match -> page.add(match.record));
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

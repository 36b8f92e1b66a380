package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import dev.crmkit.store.memory.internal.tree.TakeWhileIterator;
import dev.crmkit.store.memory.internal.tree.TreeKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The part of a sort index between two positions.
 *
 * @param order the order of the index
 * @param start the position after which it begins; null for the start of the index
 * @param end the position before which it ends; null for the end of the index
 */
public record IndexRange(RecordOrder order, @Nullable Position start, @Nullable Position end) {

  /** Less than all ids. */
  private static final long BEFORE_IDS = Long.MIN_VALUE;

  /** Returns the records whose sort key is in a range. */
  public static IndexRange of(Condition.InRange range) {
    RecordOrder order = new RecordOrder(range.attribute());
    return new IndexRange(
        order,
        range.from() == null ? null : new Position(range.from(), BEFORE_IDS),
        range.to() != null
            ? new Position(range.to(), BEFORE_IDS)
            : order.allowsMissingKey() ? RecordOrder.FIRST_WITHOUT_KEY : null);
  }

  /** Estimates the number of records in an index. */
  public long estimatedSize(SortedTree<CrmRecord> index) {
    double last = end == null ? index.size() : index.estimatedRank(order.before(end));
    double first = start == null ? 0 : index.estimatedRank(order.after(start));
    return (long) Math.ceil(Math.max(0, last - first));
  }

  /** Iterates over the records of an index after a position, in a direction. */
  public Iterator<CrmRecord> scan(
      SortedTree<CrmRecord> index, @Nullable Position after, boolean descending) {
    if (after != null && after.key() == null) {
      return Collections.emptyIterator();
    }
    Comparator<Position> positions = Sort.ascending(order.by()).comparator();
    if (descending) {
      boolean isLater = after == null || (end != null && positions.compare(end, after) < 0);
      TreeKey<CrmRecord> last = order.before(isLater ? end : after);
      return new TakeWhileIterator<>(
          index.descendingFrom(last), record -> start == null || order.compare(record, start) > 0);
    }
    boolean isEarlier = after == null || (start != null && positions.compare(start, after) > 0);
    TreeKey<CrmRecord> first = order.after(isEarlier ? start : after);
    return new TakeWhileIterator<>(
        index.ascendingFrom(first), record -> end == null || order.compare(record, end) < 0);
  }
}

package dev.crmkit.core.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of positions in a feed, read from either end (keyset pagination). A page of it is bounded
 * in number by {@link #limit} and in size by {@link #MAX_SIZE}.
 *
 * @param after the position after which the range begins, exclusive; 0 for the first event
 * @param before the position before which it ends, exclusive; {@link Long#MAX_VALUE} for no end
 * @param newestFirst whether it is read from its end, in descending order
 * @param limit the maximum number of events, 1 or more
 */
public record EventRange(long after, long before, boolean newestFirst, int limit) {

  /**
   * The maximum total {@link Event#size size} of one page. A page of a range that is not empty
   * contains at least one event, even if it is larger. So fewer events than the limit do not mean
   * that the range is exhausted; an empty page does.
   */
  public static final int MAX_SIZE = 4_000_000;

  /**
   * Validates the limit.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public EventRange {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
  }

  /**
   * Returns the events after a position, in ascending order.
   *
   * @param after exclusive; 0 for the first event
   * @param limit the maximum number of events, 1 or more
   * @return a range without an end
   */
  public static EventRange oldestFirst(long after, int limit) {
    return new EventRange(after, Long.MAX_VALUE, false, limit);
  }

  /**
   * Returns the events before a position, in descending order.
   *
   * @param before exclusive; {@link Long#MAX_VALUE} for the newest event
   * @param limit the maximum number of events, 1 or more
   * @return a range from the first event
   */
  public static EventRange newestFirst(long before, int limit) {
    return new EventRange(0, before, true, limit);
  }

  /**
   * Returns the rest of the range after a page.
   *
   * @param position the position of the last event of the page
   * @return the rest, in the same order
   */
  public EventRange remainingAfter(long position) {
    return newestFirst
        ? new EventRange(after, position, true, limit)
        : new EventRange(position, before, false, limit);
  }

  /**
   * Returns whether a position is in the range.
   *
   * @param position the position of an event
   * @return true between {@link #after} and {@link #before}
   */
  public boolean contains(long position) {
    return position > after && position < before;
  }

  /**
   * Returns the first page of the range.
   *
   * @param events the events in the range, in its order
   * @return the first of them, within {@link #limit} and {@link #MAX_SIZE}
   */
  public List<Event> bounded(Iterable<Event> events) {
    List<Event> page = new ArrayList<>();
    long size = 0;
    for (Event event : events) {
      size += event.size();
      if (page.size() == limit || (size > MAX_SIZE && !page.isEmpty())) {
        break;
      }
      page.add(event);
    }
    return page;
  }
}

package dev.crmkit.core.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of positions in a feed, read from one of its ends (seek pagination). What is read is
 * bounded in number by {@link #limit} and in size by {@link #MAX_SIZE}.
 *
 * @param after the position after which the range begins, exclusive; 0 for the first event
 * @param before the position before which it ends, exclusive; {@link Long#MAX_VALUE} for no end
 * @param newestFirst whether it is read from its end, in descending order
 * @param limit how many events at most, 1 or more
 */
public record EventRange(long after, long before, boolean newestFirst, int limit) {

  /**
   * The largest total {@link Event#size size} of the events that one read returns, except that it
   * always returns the first event of a range that is not empty. So fewer events than the limit do
   * not mean that there are no more; none mean it.
   */
  public static final int MAX_SIZE = 4_000_000;

  /**
   * Checks the limit.
   *
   * @param after the position after which the range begins, exclusive; 0 for the first event
   * @param before the position before which it ends, exclusive; {@link Long#MAX_VALUE} for no end
   * @param newestFirst whether it is read from its end, in descending order
   * @param limit how many events at most, 1 or more
   * @throws IllegalArgumentException when the limit is less than 1
   */
  public EventRange {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
  }

  /**
   * Returns the events after a position, in ascending order.
   *
   * @param after exclusive; 0 to begin with the first
   * @param limit how many at most, 1 or more
   * @return a range without an end
   */
  public static EventRange oldestFirst(long after, int limit) {
    return new EventRange(after, Long.MAX_VALUE, false, limit);
  }

  /**
   * Returns the events before a position, in descending order.
   *
   * @param before exclusive; {@link Long#MAX_VALUE} to begin with the newest
   * @param limit how many at most, 1 or more
   * @return a range from the first event on
   */
  public static EventRange newestFirst(long before, int limit) {
    return new EventRange(0, before, true, limit);
  }

  /**
   * Returns what is left of the range when it has been read up to a position.
   *
   * @param position of the event that was read last
   * @return the rest, to be read in the same order
   */
  public EventRange remainingAfter(long position) {
    return newestFirst
        ? new EventRange(after, position, true, limit)
        : new EventRange(position, before, false, limit);
  }

  /**
   * Returns whether a position is within the range.
   *
   * @param position of an event
   * @return true between {@link #after} and {@link #before}
   */
  public boolean contains(long position) {
    return position > after && position < before;
  }

  /**
   * Returns as many events as one read of this range may return.
   *
   * @param events those in the range, in its order
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

package dev.crmkit.access;

import dev.crmkit.access.internal.history.HandOverPager;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.session.WorkspaceStore;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The changes of a workspace in the order in which they took effect (rules.md W3). It is unguarded,
 * for the host application. {@link CrmSession#events} shows what one user can see of it.
 */
public final class Feed {

  private final WorkspaceStore store;

  Feed(WorkspaceStore store) {
    this.store = store;
  }

  /**
   * Returns a page of the changes. A reader that continues with the {@code next} of the last page
   * that it received misses nothing. The {@code next} of a page is the text of the {@linkplain
   * Event#position position} of its last event, so a reader can continue after any event. The
   * events of a page have at most 4,000,000 characters together, except that a single larger event
   * is returned alone.
   *
   * @param page the page; the first one begins with the first change
   * @return the events in ascending order of their positions, always with a {@code next}
   * @throws InvalidException if the text to continue after is not a position, the page size is out
   *     of range, or the page is to be the newest first
   */
  public Page<Event> list(PageRequest page) {
    PageLimits.check(page);
    long after = page.after().map(Feed::position).orElse(0L);
    return store.read(
        tx -> {
          List<Event> events = tx.events(after, page.limit());
          long last = events.isEmpty() ? after : events.get(events.size() - 1).position();
          boolean hasMore = !events.isEmpty() && last < tx.lastPosition();
          return new Page<>(events, Optional.of(Long.toString(last)), hasMore);
        });
  }

  /**
   * Returns all changes so far, read page by page.
   *
   * @return a sequential stream in ascending order of the positions, which ends where the feed ends
   *     when the stream gets there
   */
  public Stream<Event> stream() {
    return Page.stream(next -> list(PageRequest.first().limit(PageRequest.MAX_LIMIT).after(next)));
  }

  /**
   * Returns the {@code next} of a page that ends with the newest event: after it come only changes
   * that are made from now on.
   *
   * @return the text of the position of the newest event, or of a later position up to which no
   *     further event will appear
   */
  public String end() {
    return Long.toString(store.read(ReadTransaction::lastPosition));
  }

  /**
   * Returns a page of the records of a hand-over: the records that were in its portfolios when the
   * portfolios changed hands, wherever they are now, except those that have been purged since. The
   * pages show each record exactly once, whatever is changed while they are read.
   *
   * @param handOver an event of this feed
   * @param page the page
   * @return the records in no particular order
   * @throws IllegalArgumentException if the event is not a hand-over
   * @throws InvalidException if the page continues another list, its size is out of range, or it is
   *     to be the newest first
   */
  public Page<RecordId> records(Event handOver, PageRequest page) {
    if (handOver.handOver().isEmpty()) {
      throw new IllegalArgumentException(
          "only a hand-over has records, not an event of the type " + handOver.type().word());
    }
    PageLimits.check(page);
    return store.read(tx -> HandOverPager.page(tx, handOver, page));
  }

  private static long position(String text) {
    try {
      long position = Long.parseLong(text);
      if (position >= 0) {
        return position;
      }
    } catch (NumberFormatException e) {
      // The answer is the same as for a negative number.
    }
    throw new InvalidException(
        "after", ViolationCode.MALFORMED, Texts.shown(text), "the 'next' of the previous page");
  }
}

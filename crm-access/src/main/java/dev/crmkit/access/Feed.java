package dev.crmkit.access;

import dev.crmkit.access.internal.history.FeedWait;
import dev.crmkit.access.internal.history.HandOverPager;
import dev.crmkit.access.internal.history.HostFeedPager;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.session.WorkspaceStore;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.error.FeedExpiredException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The changes of a workspace in the order in which they took effect (rules.md W3). It is unguarded,
 * for the host application. {@link CrmSession#events} shows what one user can see of it.
 */
public final class Feed {

  private final WorkspaceStore store;
  private final CrmOptions options;

  Feed(WorkspaceStore store, CrmOptions options) {
    this.store = store;
    this.options = options;
  }

  /**
   * Returns a page of the changes. A reader that continues with the {@code next} of the last page
   * that it received misses nothing. The {@code next} of a page is the text of the {@linkplain
   * Event#position position} of its last event, so a reader can continue after any event. The
   * events of a page have at most 4,000,000 characters together, except that a single larger event
   * is returned alone.
   *
   * @param page the page; the first one begins with the oldest change that can be read
   * @return the events in ascending order of their positions, always with a {@code next}
   * @throws InvalidException if the text to continue after is not a position, the page size is out
   *     of range, or the page is to be the newest first
   * @throws FeedExpiredException if the page continues after a {@code next} and the change behind
   *     it is older than {@link CrmOptions#feedRetention}
   */
  public Page<FeedEvent> list(PageRequest page) {
    return store.read(tx -> HostFeedPager.page(tx, page, options));
  }

  /**
   * Returns a page as {@link #list} does, but waits for the next change if there is none yet. No
   * change is missed between the look and the wait. A waiting thread holds no transaction; how soon
   * it learns of a change that another process has made depends on the store.
   *
   * @param page the page
   * @param timeout how long to wait; if it is zero or negative, the method only looks
   * @return the page; empty if the time has passed
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws InvalidException as {@link #list} does
   * @throws FeedExpiredException as {@link #list} does
   */
  public Page<FeedEvent> await(PageRequest page, Duration timeout) throws InterruptedException {
    return FeedWait.await(store, page, this::list, timeout);
  }

  /**
   * Returns all changes so far, read page by page.
   *
   * @return a sequential stream in ascending order of the positions, which ends where the feed ends
   *     when the stream gets there
   */
  public Stream<FeedEvent> stream() {
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
}

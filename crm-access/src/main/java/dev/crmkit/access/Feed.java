package dev.crmkit.access;

import dev.crmkit.access.internal.history.HandOverPager;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.session.WorkspaceStore;
import dev.crmkit.access.query.ListQuery;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.ReadTransaction;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
   * Returns the changes after a position. A reader that comes back with the position of the last
   * event that it received misses nothing. The events of one call have at most 4,000,000 characters
   * together, except that a single larger event is returned alone.
   *
   * @param position 0 to begin with the first event
   * @param limit the largest number of events, at least 1
   * @return the events in ascending order of their positions; empty only if there are no more yet
   */
  public List<Event> after(long position, int limit) {
    return store.read(tx -> tx.events(position, limit));
  }

  /**
   * Returns the position of the newest event, or a later position up to which no further event will
   * appear. Positions can have gaps, which are never filled.
   *
   * @return 0 if there is no event
   */
  public long last() {
    return store.read(ReadTransaction::lastPosition);
  }

  /**
   * Returns a page of the records of a hand-over: the records that were in its portfolios when the
   * portfolios changed hands, wherever they are now, except those that have been purged since. The
   * pages show each record exactly once, whatever is changed while they are read.
   *
   * @param handOver an event of this feed
   * @param cursor the {@code next} of the previous page; null for the first page
   * @param limit the largest number of records, 1 to {@link ListQuery#MAX_LIMIT}
   * @return the records in no particular order; a page can be short or empty and have a next one
   * @throws IllegalArgumentException if the event is not a hand-over
   * @throws dev.crmkit.core.error.InvalidException if the cursor does not belong to these pages, or
   *     the limit is out of range
   */
  public Page<RecordId> records(Event handOver, @Nullable String cursor, int limit) {
    if (handOver.handOver().isEmpty()) {
      throw new IllegalArgumentException(
          "only a hand-over has records, not an event of the type " + handOver.type().word());
    }
    PageLimits.check(limit);
    return store.read(tx -> HandOverPager.page(tx, handOver, cursor, limit));
  }

  /**
   * Passes all records of a hand-over to a consumer, page by page. The consumer is called between
   * the transactions that read the pages, so it receives each record once even if the store retries
   * a transaction, and it can use the store itself.
   *
   * @param handOver an event of this feed
   * @param consumer receives each record once, in no particular order
   * @throws IllegalArgumentException if the event is not a hand-over
   */
  public void records(Event handOver, Consumer<? super RecordId> consumer) {
    Page<RecordId> page = records(handOver, null, ListQuery.MAX_LIMIT);
    page.items().forEach(consumer);
    while (page.next().isPresent()) {
      page = records(handOver, page.next().get(), ListQuery.MAX_LIMIT);
      page.items().forEach(consumer);
    }
  }
}

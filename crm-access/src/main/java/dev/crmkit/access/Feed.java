package dev.crmkit.access;

import dev.crmkit.access.internal.history.HandOverPager;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.query.ListQuery;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.WorkspaceId;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.store.CrmStore;
import dev.crmkit.core.store.ReadTransaction;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a workspace in the order in which they took effect: for the host application, and
 * unguarded (rules.md W3). What a user may see of them his session tells.
 */
public final class Feed {

  private final CrmStore store;
  private final WorkspaceId workspace;

  Feed(CrmStore store, WorkspaceId workspace) {
    this.store = store;
    this.workspace = workspace;
  }

  /**
   * The changes after a position: a reader that comes back with the position of the last event that
   * it saw misses nothing. A call returns events of 4,000,000 characters in all at most, but at
   * least one if there is one.
   *
   * @param position 0 to begin with the first
   * @param limit how many at most, from 1 on
   * @return by position upwards; none when there are no more for now, and only then
   */
  public List<Event> after(long position, int limit) {
    return store.read(workspace, tx -> tx.events(position, limit));
  }

  /**
   * The position of the newest change, or a later one up to which there will be no further changes:
   * positions may have gaps, which never fill.
   *
   * @return 0 when there is none
   */
  public long last() {
    return store.read(workspace, ReadTransaction::lastPosition);
  }

  /**
   * Returns the records of a hand-over: those that were in its portfolios when these changed hands,
   * wherever they are by now, without those that have been purged since. The pages report each
   * record once, whatever is changed while they are read.
   *
   * @param handOver an event of this feed
   * @param cursor the {@code next} of the previous page; null for the first
   * @param limit how many at most, 1 to {@link dev.crmkit.access.query.ListQuery#MAX_LIMIT}
   * @return in no particular order; a page can be short, or even empty, and have a next one
   * @throws IllegalArgumentException when the event is no hand-over
   * @throws dev.crmkit.core.error.InvalidException when the cursor is not one of these pages, or
   *     the limit is out of range
   */
  public Page<RecordId> records(Event handOver, @Nullable String cursor, int limit) {
    if (handOver.handOver().isEmpty()) {
      throw new IllegalArgumentException(
          "only a hand-over is reported record by record, not " + handOver.type().word());
    }
    PageLimits.check(limit);
    return store.read(workspace, tx -> HandOverPager.page(tx, handOver, cursor, limit));
  }

  /**
   * Gives all records of a hand-over to a consumer, page by page. The consumer is called between
   * the transactions that read the pages, so it receives each record once even if the store runs a
   * transaction again, and it may use the store.
   *
   * @param handOver an event of this feed
   * @param consumer receives each record once, in no particular order
   * @throws IllegalArgumentException when the event is no hand-over
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

package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.FeedEvent;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.error.FeedExpiredException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.text.Texts;
import java.util.List;
import java.util.Optional;

/** Reads pages of the unguarded feed, whose cursors are the positions of events as text. */
public final class HostFeedPager {

  private HostFeedPager() {}

  public static Page<FeedEvent> page(ReadTransaction tx, PageRequest page, CrmOptions options) {
    PageLimits.check(page);
    FeedRetention retention = new FeedRetention(tx, options);
    long after = page.after().map(HostFeedPager::position).orElseGet(retention::start);
    List<Event> events = tx.events(after, page.limit());
    if (page.after().isPresent() && !events.isEmpty() && retention.isExpired(events.get(0))) {
      throw new FeedExpiredException(Long.toString(retention.start()));
    }
    long last = events.isEmpty() ? after : events.get(events.size() - 1).position();
    boolean hasMore = !events.isEmpty() && last < tx.lastPosition();
    OrgSnapshot org = tx.org();
    return new Page<>(
        events.stream()
            .map(
                event ->
                    new FeedEvent(
                        org.workspace(), event, NamedUsers.of(org, event, event.changes())))
            .toList(),
        Optional.of(Long.toString(last)),
        hasMore);
  }

  /**
   * Reads the {@code next} of a page.
   *
   * @throws InvalidException if it is not the text of a position
   */
  public static long position(String next) {
    try {
      long position = Long.parseLong(next);
      if (position >= 0) {
        return position;
      }
    } catch (NumberFormatException e) {
      // The answer is the same as for a negative number.
    }
    throw new InvalidException(
        "after", ViolationCode.MALFORMED, Texts.shown(next), "the 'next' of the previous page");
  }
}

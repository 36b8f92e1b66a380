package dev.crmkit.core.history;

import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of the events of one actor or of everyone, in a period, by seek pagination. The events are
 * ordered by {@link Event#occurredAt}, then by {@link Event#position}: the clocks of several
 * instances need not agree with the order of the feed.
 *
 * @param actor the actor; empty for everyone, including the host application
 * @param from the earliest time, inclusive; empty for no limit
 * @param to the latest time, exclusive; empty for no limit
 * @param newestFirst whether the order is descending
 * @param after the {@link #positionOf position} of the event after which the page begins; null for
 *     the first page
 * @param limit the maximum number of events, 1 or more
 */
public record EventQuery(
    Optional<UserId> actor,
    Optional<Instant> from,
    Optional<Instant> to,
    boolean newestFirst,
    @Nullable Position after,
    int limit) {

  /**
   * Validates the limit.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public EventQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
  }

  /**
   * Returns the position of an event in the order by time.
   *
   * @param event an event that was appended
   * @return its time and its position in the feed
   */
  public static Position positionOf(Event event) {
    return new Position(new SortKey.OfInstant(event.occurredAt()), event.position());
  }

  /**
   * Returns the query for the page after this one.
   *
   * @param position the position of the last event of this page
   * @return the rest, in the same order
   */
  public EventQuery remainingAfter(Position position) {
    return new EventQuery(actor, from, to, newestFirst, position, limit);
  }

  /**
   * Compares an event with the requested ones by time and position, whoever its actor is.
   *
   * @param event an event that was appended
   * @return negative if it is earlier than all that are requested, positive if it is later, 0 if it
   *     is between them
   */
  public int compare(Event event) {
    Instant time = event.occurredAt();
    if (from.filter(time::isBefore).isPresent()) {
      return -1;
    }
    if (to.isPresent() && !time.isBefore(to.get())) {
      return 1;
    }
    if (after == null || !(after.key() instanceof SortKey.OfInstant start)) {
      return 0;
    }
    int order = time.compareTo(start.instant());
    order = order != 0 ? order : Long.compare(event.position(), after.id());
    if (newestFirst) {
      return order < 0 ? 0 : 1;
    }
    return order > 0 ? 0 : -1;
  }
}

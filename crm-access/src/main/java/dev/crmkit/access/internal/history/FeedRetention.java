package dev.crmkit.access.internal.history;

import dev.crmkit.access.options.CrmOptions;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.store.ReadTransaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far back the feed can be read. An event is expired if it occurred before a point in time. A
 * page cannot begin with an expired event; one that follows another event is not checked, since the
 * clocks of instances differ a little.
 */
final class FeedRetention {

  private final ReadTransaction tx;
  private final @Nullable Instant since;

  FeedRetention(ReadTransaction tx, CrmOptions options) {
    this.tx = tx;
    this.since =
        options.feedRetention().map(kept -> options.clock().instant().minus(kept)).orElse(null);
  }

  boolean isExpired(Event event) {
    return since != null && event.occurredAt().isBefore(since);
  }

  /** Returns the position after which the oldest event comes that can be read. */
  long start() {
    if (since == null) {
      return 0;
    }
    // Binary search; what comes after `expired` is expired, what comes after `readable` is not.
    long expired = -1;
    long readable = tx.lastPosition();
    while (readable - expired > 1) {
      long middle = expired + (readable - expired) / 2;
      if (tx.events(middle, 1).stream().anyMatch(this::isExpired)) {
        expired = middle;
      } else {
        readable = middle;
      }
    }
    return readable;
  }
}

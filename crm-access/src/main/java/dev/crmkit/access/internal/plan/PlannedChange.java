package dev.crmkit.access.internal.plan;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of the organisation, worked out: what a store has to do, and what the feed is told.
 *
 * @param subject what the change was about: the new entry, or the one acted on
 * @param delta the entries that change
 * @param events what the feed is told, in order
 * @param voided the users whose waiting activation is void
 * @param activated the user who gets a new token to activate, or null
 */
public record PlannedChange(
    Subject subject,
    OrgDelta delta,
    List<PlannedEvent> events,
    Set<UserId> voided,
    @Nullable UserId activated) {

  /** What the feed is told of one subject. */
  public record PlannedEvent(
      Subject subject, EventType did, List<Change> changes, @Nullable HandOver handOver) {}

  /** Whether there is nothing to write. */
  public boolean isNone() {
    return delta.isEmpty() && events.isEmpty() && activated == null;
  }
}

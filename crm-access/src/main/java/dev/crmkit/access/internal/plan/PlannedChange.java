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
 * A planned change of the organisation: the entries and events for the store to write.
 *
 * @param subject the new entry, or the one that was acted on
 * @param delta the entries that change
 * @param events the events, in order
 * @param voided the users whose pending activation becomes void
 * @param activated the user who gets a new activation token, or null
 */
public record PlannedChange(
    Subject subject,
    OrgDelta delta,
    List<PlannedEvent> events,
    Set<UserId> voided,
    @Nullable UserId activated) {

  /** An event to be appended to the feed. */
  public record PlannedEvent(
      Subject subject, EventType type, List<Change> changes, @Nullable HandOver handOver) {}

  /** Returns whether there is nothing to write. */
  public boolean isNone() {
    return delta.isEmpty() && events.isEmpty() && activated == null;
  }
}

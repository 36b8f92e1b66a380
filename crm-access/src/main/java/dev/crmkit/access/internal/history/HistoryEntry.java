package dev.crmkit.access.internal.history;

import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import java.util.List;

/**
 * An entry of a history.
 *
 * @param event the event
 * @param type what the event means for the subject of the history
 * @param changes what the event changed for that subject
 */
record HistoryEntry(Event event, EventType type, List<Change> changes) {

  /** Returns the entry of an event about the subject itself. */
  static HistoryEntry of(Event event) {
    return new HistoryEntry(event, event.type(), event.changes());
  }

  long position() {
    return event.position();
  }
}

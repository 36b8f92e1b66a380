package dev.crmkit.access.internal.history;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.HandOver;
import dev.crmkit.core.store.ReadTransaction;
import java.util.List;
import java.util.function.Function;

/** Reads the entries of a history in segments of bounded size, from one end to the other. */
interface Timeline {

  /**
   * Reads the next segment.
   *
   * @return its entries, in order
   */
  List<HistoryEntry> next();

  /** Returns whether all segments have been read. */
  boolean isAtEnd();

  /** Returns the position up to which everything has been read. */
  long position();

  /** Returns the number of events read so far. */
  int scanned();

  /** Returns the timeline of a subject that consists of its own events. */
  static Timeline ofEventsAbout(ReadTransaction tx, Subject subject, EventRange start) {
    return of(tx, subject, start, event -> List.of(HistoryEntry.of(event)));
  }

  /**
   * Returns the timeline of an entry of the organisation. The hand-overs because of a user are
   * shown to the Director only: others see those of records, in the histories of the records.
   */
  static Timeline ofEntry(ReadTransaction tx, Subject entry, EventRange start, boolean isDirector) {
    return of(
        tx,
        entry,
        start,
        event -> {
          HandOver handOver = event.handOver().orElse(null);
          if (handOver == null) {
            return List.of(HistoryEntry.of(event));
          }
          return isDirector
              ? List.of(
                  new HistoryEntry(
                      event,
                      event.type(),
                      RecordState.ownerChanges(event, handOver.from().keySet())))
              : List.of();
        });
  }

  private static Timeline of(
      ReadTransaction tx,
      Subject subject,
      EventRange start,
      Function<Event, List<HistoryEntry>> entries) {
    return new Timeline() {
      private EventRange rest = start;
      private boolean atEnd;
      private int scanned;

      @Override
      public List<HistoryEntry> next() {
        List<Event> events = tx.history(subject, rest);
        atEnd = events.isEmpty();
        scanned += events.size();
        if (!atEnd) {
          rest = rest.remainingAfter(events.get(events.size() - 1).position());
        }
        return events.stream().map(entries).flatMap(List::stream).toList();
      }

      @Override
      public boolean isAtEnd() {
        return atEnd;
      }

      @Override
      public long position() {
        return rest.newestFirst() ? rest.before() : rest.after();
      }

      @Override
      public int scanned() {
        return scanned;
      }
    };
  }
}

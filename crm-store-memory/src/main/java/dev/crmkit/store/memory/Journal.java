package dev.crmkit.store.memory;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of a workspace: the feed, and the history of each subject (rules.md W2, W3). */
final class Journal {

  private static final Comparator<Event> BY_POSITION = Comparator.comparingLong(Event::position);

  private static final Comparator<About> BY_SUBJECT =
      Comparator.comparing(About::subject, Subjects.ORDER).thenComparing(About::event, BY_POSITION);

  private static final Comparator<Keyed> BY_KEY =
      Comparator.comparingLong(Keyed::key).thenComparing(Keyed::event, BY_POSITION);

  private final SortedTree<Event> feed;
  private final SortedTree<About> bySubject;
  private final SortedTree<Keyed> handOvers;
  private final SortedTree<Keyed> stageEnds;
  private final SortedTree<Keyed> placements;
  private long last;

  /** No events. */
  Journal() {
    feed = SortedTree.empty(BY_POSITION);
    bySubject = SortedTree.empty(BY_SUBJECT);
    handOvers = SortedTree.empty(BY_KEY);
    stageEnds = SortedTree.empty(BY_KEY);
    placements = SortedTree.empty(BY_KEY);
  }

  private Journal(Journal from, Edit edit) {
    feed = from.feed.edit(edit);
    bySubject = from.bySubject.edit(edit);
    handOvers = from.handOvers.edit(edit);
    stageEnds = from.stageEnds.edit(edit);
    placements = from.placements.edit(edit);
    last = from.last;
  }

  /** A successor that can be changed until the edit is closed. */
  Journal edit(Edit edit) {
    return new Journal(this, edit);
  }

  /** The last position that was given. */
  long last() {
    return last;
  }

  /** Gives the event the next position. */
  void append(Event event) {
    if (event.position() != 0) {
      throw new IllegalArgumentException(
          "an event to append is at position 0, not " + event.position());
    }
    put(event.toBuilder().position(last + 1).build());
  }

  /** Adds an event that has its position, behind all others. */
  void put(Event event) {
    skipTo(event.position());
    feed.put(event);
    event.subject().ifPresent(subject -> bySubject.put(new About(subject, event)));
    inHandOvers(event).forEach(handOvers::put);
    inStageEnds(event).forEach(stageEnds::put);
    inPlacements(event).forEach(placements::put);
  }

  private static Stream<Keyed> inHandOvers(Event event) {
    return event.handOver().stream()
        .flatMap(over -> over.from().keySet().stream())
        .map(portfolio -> new Keyed(portfolio.value(), event));
  }

  private static Stream<Keyed> inStageEnds(Event event) {
    return event.endedStages().stream().map(stage -> new Keyed(stage.value(), event));
  }

  private static Stream<Keyed> inPlacements(Event event) {
    return event.portfolio().stream()
        .filter(portfolio -> event.subject().orElse(null) instanceof RecordId)
        .map(portfolio -> new Keyed(portfolio.value(), event));
  }

  /** No position up to this one is given any more. */
  void skipTo(long position) {
    last = Math.max(last, position);
  }

  List<Event> after(long position, int limit) {
    Iterator<Event> up = feed.from(event -> event.position() <= position ? -1 : 1);
    return EventRange.oldestFirst(position, limit).bounded(() -> up);
  }

  Iterable<Event> all() {
    return feed;
  }

  /** The events about a subject, in the order of the range. */
  List<Event> about(Subject subject, EventRange range) {
    return range.bounded(() -> eventsAbout(subject, range));
  }

  /** The first event about a subject in a range; null when there is none. */
  @Nullable Event firstAbout(Subject subject, EventRange range) {
    return Iterators.getNext(eventsAbout(subject, range), null);
  }

  private Iterator<Event> eventsAbout(Subject subject, EventRange range) {
    ToIntFunction<About> probe =
        about -> {
          int order = Subjects.ORDER.compare(about.subject, subject);
          return order != 0 ? order : beyondStart(range, about.event);
        };
    return Iterators.transform(
        new Stretch<>(
            range.newestFirst() ? bySubject.downFrom(probe) : bySubject.from(probe),
            about -> about.subject.equals(subject) && range.contains(about.event.position())),
        About::event);
  }

  /** The hand-overs of some portfolios, in the order of the range. */
  List<Event> handOvers(Set<PortfolioId> portfolios, EventRange range) {
    return range.bounded(() -> keyed(handOvers, portfolios, range));
  }

  /** The events that ended some stages, in the order of the range. */
  List<Event> stageEnds(Set<StageId> stages, EventRange range) {
    return range.bounded(() -> keyed(stageEnds, stages, range));
  }

  /** The events after which a record is in one of some portfolios, in the order of the range. */
  Iterator<Event> placements(Set<PortfolioId> portfolios, EventRange range) {
    return keyed(placements, portfolios, range);
  }

  /** The events under some keys, each once, in the order of the range. */
  private static Iterator<Event> keyed(
      SortedTree<Keyed> index, Set<? extends Id> keys, EventRange range) {
    List<Iterator<Event>> each = new ArrayList<>();
    for (Id id : keys) {
      ToIntFunction<Keyed> probe =
          keyed -> {
            int order = Long.compare(keyed.key, id.value());
            return order != 0 ? order : beyondStart(range, keyed.event);
          };
      each.add(
          Iterators.transform(
              new Stretch<>(
                  range.newestFirst() ? index.downFrom(probe) : index.from(probe),
                  keyed -> keyed.key == id.value() && range.contains(keyed.event.position())),
              Keyed::event));
    }
    Iterator<Event> merged =
        Iterators.mergeSorted(each, range.newestFirst() ? BY_POSITION.reversed() : BY_POSITION);
    return new AbstractIterator<>() {
      private long last;

      @Override
      protected @Nullable Event computeNext() {
        while (merged.hasNext()) {
          Event next = merged.next();
          if (next.position() != last) {
            last = next.position();
            return next;
          }
        }
        return endOfData();
      }
    };
  }

  /** Where an event is, seen from the end at which a range is read: below it, or above. */
  private static int beyondStart(EventRange range, Event event) {
    return range.newestFirst()
        ? event.position() >= range.before() ? 1 : -1
        : event.position() <= range.after() ? -1 : 1;
  }

  /** Erases all events about a subject. */
  void erase(Subject subject) {
    EventRange all = EventRange.oldestFirst(0, 1);
    for (Event event = firstAbout(subject, all); event != null; event = firstAbout(subject, all)) {
      feed.remove(event);
      bySubject.remove(new About(subject, event));
      inHandOvers(event).forEach(handOvers::remove);
      inStageEnds(event).forEach(stageEnds::remove);
      inPlacements(event).forEach(placements::remove);
    }
  }

  private record About(Subject subject, Event event) {}

  /** An event under the number of a portfolio or a stage. */
  private record Keyed(long key, Event event) {}
}

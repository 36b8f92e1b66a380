package dev.crmkit.store.memory.internal.state;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventQuery;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.internal.store.StoreArguments;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.RecordId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.memory.internal.tree.MutationToken;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import dev.crmkit.store.memory.internal.tree.TakeWhileIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of a workspace: the feed, and the history of each subject (rules.md W2, W3). */
public final class EventLog {

  /** The host application, in the index by actor; no user has this id. */
  private static final long NO_ACTOR = 0;

  private static final Comparator<Event> BY_POSITION = Comparator.comparingLong(Event::position);

  private static final Comparator<Event> BY_TIME =
      Comparator.comparing(Event::occurredAt).thenComparing(BY_POSITION);

  private static final Comparator<Event> BY_ACTOR =
      Comparator.comparingLong(EventLog::actor).thenComparing(BY_TIME);

  private static final Comparator<SubjectEntry> BY_SUBJECT =
      Comparator.comparing(SubjectEntry::subject, Subjects.ORDER)
          .thenComparing(SubjectEntry::event, BY_POSITION);

  private static final Comparator<IdEntry> BY_KEY =
      Comparator.comparingLong(IdEntry::key).thenComparing(IdEntry::event, BY_POSITION);

  private final SortedTree<Event> feed;
  private final SortedTree<Event> byTime;
  private final SortedTree<Event> byActor;
  private final SortedTree<SubjectEntry> bySubject;
  private final SortedTree<IdEntry> handOvers;
  private final SortedTree<IdEntry> stageEnds;
  private final SortedTree<IdEntry> placements;
  private long lastPosition;

  EventLog() {
    feed = SortedTree.empty(BY_POSITION);
    byTime = SortedTree.empty(BY_TIME);
    byActor = SortedTree.empty(BY_ACTOR);
    bySubject = SortedTree.empty(BY_SUBJECT);
    handOvers = SortedTree.empty(BY_KEY);
    stageEnds = SortedTree.empty(BY_KEY);
    placements = SortedTree.empty(BY_KEY);
  }

  private EventLog(EventLog from, MutationToken token) {
    feed = from.feed.mutableCopy(token);
    byTime = from.byTime.mutableCopy(token);
    byActor = from.byActor.mutableCopy(token);
    bySubject = from.bySubject.mutableCopy(token);
    handOvers = from.handOvers.mutableCopy(token);
    stageEnds = from.stageEnds.mutableCopy(token);
    placements = from.placements.mutableCopy(token);
    lastPosition = from.lastPosition;
  }

  /** Returns a copy that can be changed until the token is closed. */
  EventLog mutableCopy(MutationToken token) {
    return new EventLog(this, token);
  }

  /** The last position that was assigned. */
  public long lastPosition() {
    return lastPosition;
  }

  /** Appends an event at the next position. */
  public void append(Event event) {
    StoreArguments.requireNoPosition(event);
    put(event.toBuilder().position(lastPosition + 1).build());
  }

  /** Adds an event that has a position after all others. */
  public void put(Event event) {
    reservePositionsTo(event.position());
    feed.put(event);
    byTime.put(event);
    byActor.put(event);
    event.subject().ifPresent(subject -> bySubject.put(new SubjectEntry(subject, event)));
    handOverEntries(event).forEach(handOvers::put);
    stageEndEntries(event).forEach(stageEnds::put);
    placementEntries(event).forEach(placements::put);
  }

  private static Stream<IdEntry> handOverEntries(Event event) {
    return event.handOver().stream()
        .flatMap(over -> over.from().keySet().stream())
        .map(portfolio -> new IdEntry(portfolio.value(), event));
  }

  private static Stream<IdEntry> stageEndEntries(Event event) {
    return event.endedStages().stream().map(stage -> new IdEntry(stage.value(), event));
  }

  private static Stream<IdEntry> placementEntries(Event event) {
    return event.portfolio().stream()
        .filter(portfolio -> event.subject().orElse(null) instanceof RecordId)
        .map(portfolio -> new IdEntry(portfolio.value(), event));
  }

  /** Ensures that no position up to this one is assigned again. */
  public void reservePositionsTo(long position) {
    lastPosition = Math.max(lastPosition, position);
  }

  public List<Event> after(long position, int limit) {
    Iterator<Event> up = feed.ascendingFrom(event -> event.position() <= position ? -1 : 1);
    return EventRange.oldestFirst(position, limit).bounded(() -> up);
  }

  /** Returns the events of an actor, or of everyone, in a period. */
  public List<Event> find(EventQuery query) {
    SortedTree<Event> index = query.actor().isPresent() ? byActor : byTime;
    long actor = query.actor().map(UserId::value).orElse(NO_ACTOR);
    ToIntFunction<Event> order =
        event -> {
          int ofActor = index == byActor ? Long.compare(actor(event), actor) : 0;
          return ofActor != 0 ? ofActor : query.compare(event);
        };
    int start = query.newestFirst() ? -1 : 1;
    ToIntFunction<Event> key =
        event -> {
          int side = order.applyAsInt(event);
          return side != 0 ? side : start;
        };
    Iterator<Event> events =
        query.newestFirst() ? index.descendingFrom(key) : index.ascendingFrom(key);
    return EventRange.oldestFirst(0, query.limit())
        .bounded(() -> new TakeWhileIterator<>(events, event -> order.applyAsInt(event) == 0));
  }

  private static long actor(Event event) {
    return event.actor().map(UserRef::id).map(UserId::value).orElse(NO_ACTOR);
  }

  public Iterable<Event> all() {
    return feed;
  }

  /** Returns the events about a subject, in the order of the range. */
  public List<Event> ofSubject(Subject subject, EventRange range) {
    return range.bounded(() -> iterateSubject(subject, range));
  }

  /** Returns the first event about a subject in a range; null if there is none. */
  public @Nullable Event firstOfSubject(Subject subject, EventRange range) {
    return Iterators.getNext(iterateSubject(subject, range), null);
  }

  private Iterator<Event> iterateSubject(Subject subject, EventRange range) {
    ToIntFunction<SubjectEntry> key =
        about -> {
          int order = Subjects.ORDER.compare(about.subject, subject);
          return order != 0 ? order : compareToStart(range, about.event);
        };
    return Iterators.transform(
        new TakeWhileIterator<>(
            range.newestFirst() ? bySubject.descendingFrom(key) : bySubject.ascendingFrom(key),
            about -> about.subject.equals(subject) && range.contains(about.event.position())),
        SubjectEntry::event);
  }

  /** Returns the hand-overs of some portfolios, in the order of the range. */
  public List<Event> handOvers(Set<PortfolioId> portfolios, EventRange range) {
    return range.bounded(() -> merged(handOvers, portfolios, range));
  }

  /** Returns the events that ended some stages, in the order of the range. */
  public List<Event> stageEnds(Set<StageId> stages, EventRange range) {
    return range.bounded(() -> merged(stageEnds, stages, range));
  }

  /** Iterates over the events that put a record into one of some portfolios. */
  public Iterator<Event> placements(Set<PortfolioId> portfolios, EventRange range) {
    return merged(placements, portfolios, range);
  }

  /** Merges the events that an index has for some ids, each once, in the order of the range. */
  private static Iterator<Event> merged(
      SortedTree<IdEntry> index, Set<? extends Id> keys, EventRange range) {
    List<Iterator<Event>> each = new ArrayList<>();
    for (Id id : keys) {
      ToIntFunction<IdEntry> key =
          keyed -> {
            int order = Long.compare(keyed.key, id.value());
            return order != 0 ? order : compareToStart(range, keyed.event);
          };
      each.add(
          Iterators.transform(
              new TakeWhileIterator<>(
                  range.newestFirst() ? index.descendingFrom(key) : index.ascendingFrom(key),
                  keyed -> keyed.key == id.value() && range.contains(keyed.event.position())),
              IdEntry::event));
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

  /** Compares an event with the end of the range at which reading starts. */
  private static int compareToStart(EventRange range, Event event) {
    return range.newestFirst()
        ? event.position() >= range.before() ? 1 : -1
        : event.position() <= range.after() ? -1 : 1;
  }

  /** Erases all events about a subject. */
  public void erase(Subject subject) {
    EventRange all = EventRange.oldestFirst(0, 1);
    for (Event event = firstOfSubject(subject, all);
        event != null;
        event = firstOfSubject(subject, all)) {
      feed.remove(event);
      byTime.remove(event);
      byActor.remove(event);
      bySubject.remove(new SubjectEntry(subject, event));
      handOverEntries(event).forEach(handOvers::remove);
      stageEndEntries(event).forEach(stageEnds::remove);
      placementEntries(event).forEach(placements::remove);
    }
  }

  private record SubjectEntry(Subject subject, Event event) {}

  /** An event in an index by the id of a portfolio or a stage. */
  private record IdEntry(long key, Event event) {}
}

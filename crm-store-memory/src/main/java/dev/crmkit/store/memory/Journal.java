package dev.crmkit.store.memory;

import dev.crmkit.core.Subject;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The events of a workspace: the feed, and the history of each subject (rules.md W2, W3). */
final class Journal {

  private static final Comparator<Event> BY_POSITION = Comparator.comparingLong(Event::position);

  private static final Comparator<About> BY_SUBJECT =
      Comparator.comparing(About::subject, Subjects.ORDER).thenComparing(About::event, BY_POSITION);

  private static final Comparator<Moved> BY_PORTFOLIO =
      Comparator.comparingLong((Moved moved) -> moved.portfolio.value())
          .thenComparing(Moved::event, BY_POSITION);

  private final SortedTree<Event> feed;
  private final SortedTree<About> bySubject;
  private final SortedTree<Moved> byPortfolio;
  private long last;

  /** No events. */
  Journal() {
    feed = SortedTree.empty(BY_POSITION);
    bySubject = SortedTree.empty(BY_SUBJECT);
    byPortfolio = SortedTree.empty(BY_PORTFOLIO);
  }

  private Journal(Journal from, Edit edit) {
    feed = from.feed.edit(edit);
    bySubject = from.bySubject.edit(edit);
    byPortfolio = from.byPortfolio.edit(edit);
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
    event
        .handOver()
        .ifPresent(
            over -> over.from().keySet().forEach(id -> byPortfolio.put(new Moved(id, event))));
  }

  /** No position up to this one is given any more. */
  void skipTo(long position) {
    last = Math.max(last, position);
  }

  List<Event> after(long position, int limit) {
    List<Event> page = new ArrayList<>();
    Iterator<Event> up = feed.from(event -> event.position() <= position ? -1 : 1);
    while (page.size() < limit && up.hasNext()) {
      page.add(up.next());
    }
    return page;
  }

  Iterable<Event> all() {
    return feed;
  }

  List<Event> about(Subject subject) {
    List<Event> events = new ArrayList<>();
    new Stretch<>(
            bySubject.from(about -> Subjects.ORDER.compare(about.subject, subject)),
            about -> about.subject.equals(subject))
        .forEachRemaining(about -> events.add(about.event));
    return events;
  }

  List<Event> handOvers(Set<PortfolioId> portfolios) {
    TreeSet<Event> events = new TreeSet<>(BY_POSITION);
    for (PortfolioId portfolio : portfolios) {
      new Stretch<>(
              byPortfolio.from(moved -> Long.compare(moved.portfolio.value(), portfolio.value())),
              moved -> moved.portfolio.equals(portfolio))
          .forEachRemaining(moved -> events.add(moved.event));
    }
    return new ArrayList<>(events);
  }

  /** Erases all events about a subject. */
  void erase(Subject subject) {
    for (Event event : about(subject)) {
      feed.remove(event);
      bySubject.remove(new About(subject, event));
      event
          .handOver()
          .ifPresent(
              over -> over.from().keySet().forEach(id -> byPortfolio.remove(new Moved(id, event))));
    }
  }

  private record About(Subject subject, Event event) {}

  private record Moved(PortfolioId portfolio, Event event) {}
}

package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.plan.StageReplacements;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.store.ReadTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of a record: a merge of the record's own events with the hand-overs of the portfolio
 * it was in, and with the changes of pipelines that deleted a stage it was in. All are ordered by
 * their positions in the feed, not by clocks (rules.md W2, W4).
 *
 * <h2>Segments</h2>
 *
 * A segment is a range of positions with a bounded number of the record's own events. Each own
 * event stores the portfolio and the stages of the record after it, so the {@link RecordState}
 * between two own events is known, and what happened to that portfolio and those stages in between
 * is found through indexes. This works in both directions, and reading can continue at any
 * position.
 *
 * <h2>Imported records</h2>
 *
 * A record that was imported into the store without an event of its creation existed before its
 * first event. Its state then is reconstructed by {@link RecordState#beforeFirst}.
 */
final class RecordTimeline implements Timeline {

  private final ReadTransaction tx;
  private final CrmRecord record;
  private EventRange rest;
  private @Nullable RecordState lastState;
  private boolean atEnd;
  private int scanned;

  RecordTimeline(ReadTransaction tx, CrmRecord record, EventRange start) {
    this.tx = tx;
    this.record = record;
    this.rest = start;
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

  @Override
  public List<HistoryEntry> next() {
    List<Event> own = tx.history(record.id(), rest);
    scanned += own.size();
    boolean last = own.isEmpty();
    EventRange segment = last ? rest : upTo(own.get(own.size() - 1).position());
    List<RecordState> states = states(own);
    List<Event> handOvers = handOvers(states, segment);
    if (handOvers.size() >= rest.limit()) {
      // Too many hand-overs for one segment: it ends with the last one that was read.
      segment = upTo(handOvers.get(handOvers.size() - 1).position());
      last = false;
    }
    List<HistoryEntry> entries = entries(own, states, segment, handOvers);
    atEnd = last;
    lastState =
        own.isEmpty() || rest.newestFirst() ? null : RecordState.after(own.get(own.size() - 1));
    rest =
        rest.newestFirst()
            ? rest.remainingAfter(segment.after() + 1)
            : rest.remainingAfter(segment.before() - 1);
    return entries;
  }

  /** Returns the part of the rest up to a position, inclusive. */
  private EventRange upTo(long position) {
    return rest.newestFirst()
        ? new EventRange(position - 1, rest.before(), true, rest.limit())
        : new EventRange(rest.after(), position + 1, false, rest.limit());
  }

  /** Returns the states in the rest up to the last of some own events, in ascending order. */
  private List<RecordState> states(List<Event> own) {
    List<RecordState> states = new ArrayList<>();
    own.forEach(event -> states.add(RecordState.after(event)));
    if (rest.newestFirst()) {
      Collections.reverse(states);
    }
    // The earliest state is needed if the rest is read upwards, or has no own events.
    if (!rest.newestFirst() || own.isEmpty()) {
      earliest(own).ifPresent(state -> states.add(0, state));
    }
    return states;
  }

  private Optional<RecordState> earliest(List<Event> own) {
    if (lastState != null && lastState.since() == rest.after()) {
      return Optional.of(lastState);
    }
    if (!rest.newestFirst() && rest.after() > 0) {
      List<Event> before = tx.history(record.id(), EventRange.newestFirst(rest.after() + 1, 1));
      if (!before.isEmpty()) {
        return Optional.of(RecordState.after(before.get(0)));
      }
    }
    Event first =
        own.isEmpty() || rest.newestFirst()
            ? tx.history(record.id(), EventRange.oldestFirst(0, 1)).stream()
                .findFirst()
                .orElse(null)
            : own.get(0);
    return RecordState.beforeFirst(record, first);
  }

  /** Returns the hand-overs in a segment, in its order; not all if they reach the limit. */
  private List<Event> handOvers(List<RecordState> states, EventRange segment) {
    Set<PortfolioId> portfolios = new HashSet<>();
    for (RecordState state : states) {
      if (state.portfolio() != null) {
        portfolios.add(state.portfolio());
      }
    }
    List<Event> all = new ArrayList<>();
    EventRange left = segment;
    List<Event> some;
    do {
      some = portfolios.isEmpty() ? List.of() : tx.handOvers(portfolios, left);
      scanned += some.size();
      all.addAll(some);
      if (!some.isEmpty()) {
        left = left.remainingAfter(some.get(some.size() - 1).position());
      }
    } while (!some.isEmpty() && all.size() < rest.limit());
    return all;
  }

  private List<HistoryEntry> entries(
      List<Event> own, List<RecordState> states, EventRange segment, List<Event> handOvers) {
    TreeMap<Long, Event> orgEvents = new TreeMap<>();
    handOvers.forEach(event -> orgEvents.put(event.position(), event));
    stageDeletions(states, segment).forEach(event -> orgEvents.put(event.position(), event));
    List<HistoryEntry> entries = new ArrayList<>();
    own.forEach(event -> entries.add(HistoryEntry.of(event)));
    for (int i = 0; i < states.size(); i++) {
      RecordState state = states.get(i);
      long end = i + 1 < states.size() ? states.get(i + 1).since() : Long.MAX_VALUE;
      Map<PipelineId, StageId> stages = new HashMap<>(state.stages());
      for (Event event : orgEvents.subMap(state.since(), end).values()) {
        state.apply(event, record, stages).ifPresent(entries::add);
      }
    }
    entries.removeIf(entry -> !segment.contains(entry.position()));
    entries.sort(
        (a, b) ->
            segment.newestFirst()
                ? Long.compare(b.position(), a.position())
                : Long.compare(a.position(), b.position()));
    return entries;
  }

  /**
   * Returns the changes of pipelines that deleted a stage of some states, or a stage that replaced
   * such a stage. There are at most as many as such stages.
   */
  private List<Event> stageDeletions(List<RecordState> states, EventRange segment) {
    Set<StageId> seen = new HashSet<>();
    Set<StageId> toFind = new HashSet<>();
    states.forEach(state -> toFind.addAll(state.stages().values()));
    long since = states.isEmpty() ? 0 : states.get(0).since();
    List<Event> all = new ArrayList<>();
    while (!toFind.isEmpty()) {
      seen.addAll(toFind);
      EventRange left = new EventRange(since, segment.before(), false, rest.limit());
      Set<StageId> replacements = new HashSet<>();
      List<Event> some;
      do {
        some = tx.stageEnds(toFind, left);
        for (Event event : some) {
          all.add(event);
          for (StageId stage : toFind) {
            StageId by = StageReplacements.replacing(event, stage);
            if (by != null && seen.add(by)) {
              replacements.add(by);
            }
          }
          left = left.remainingAfter(event.position());
        }
      } while (!some.isEmpty());
      toFind.clear();
      toFind.addAll(replacements);
    }
    scanned += all.size();
    return all;
  }
}

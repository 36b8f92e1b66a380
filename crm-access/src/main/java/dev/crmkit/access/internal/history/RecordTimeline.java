package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.plan.StageReplacements;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventRange;
import dev.crmkit.core.history.EventType;
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
 * The timeline of a record: its own events, merged with the hand-overs of the portfolio that it was
 * in and with the changes of pipelines that ended the stage that it was in. All are ordered by
 * their positions in the feed, and not by clocks (rules.md W2, W4).
 *
 * <h2>Segments</h2>
 *
 * A segment is a range of positions with a bounded number of the record's own events in it. Between
 * two of them, the portfolio and the stages of the record are those that the earlier one left
 * behind ({@link Event#portfolio}, {@link Event#stages}); so what the organisation did to the
 * record there is found through indexes, whichever end the history is read from, and any position
 * can be continued from.
 */
final class RecordTimeline implements Timeline {

  private final ReadTransaction tx;
  private final CrmRecord record;
  private EventRange rest;
  private @Nullable Base lastBase;
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
    List<Base> bases = bases(own);
    List<Event> handOvers = handOvers(bases, segment);
    if (handOvers.size() >= rest.limit()) {
      // Too many for one segment: it ends with the last of those that were read.
      segment = upTo(handOvers.get(handOvers.size() - 1).position());
      last = false;
    }
    List<HistoryEntry> entries = entries(own, bases, segment, handOvers);
    atEnd = last;
    lastBase = own.isEmpty() || rest.newestFirst() ? null : Base.after(own.get(own.size() - 1));
    rest =
        rest.newestFirst()
            ? rest.remainingAfter(segment.after() + 1)
            : rest.remainingAfter(segment.before() - 1);
    return entries;
  }

  /** The rest up to a position, that position included. */
  private EventRange upTo(long position) {
    return rest.newestFirst()
        ? new EventRange(position - 1, rest.before(), true, rest.limit())
        : new EventRange(rest.after(), position + 1, false, rest.limit());
  }

  /**
   * How the record was from a position on, until its next own event.
   *
   * @param since the position
   * @param portfolio where it was; null when that is not known
   * @param stages the stages that it was in
   * @param broughtIn whether it had no event yet
   */
  private record Base(
      long since,
      @Nullable PortfolioId portfolio,
      Map<PipelineId, StageId> stages,
      boolean broughtIn) {

    static Base after(Event own) {
      return new Base(own.position(), own.portfolio().orElse(null), own.stages(), false);
    }
  }

  /** The bases in the rest, up to the last of some own events; ascending. */
  private List<Base> bases(List<Event> own) {
    List<Base> bases = new ArrayList<>();
    own.forEach(event -> bases.add(Base.after(event)));
    if (rest.newestFirst()) {
      Collections.reverse(bases);
    }
    // The earliest base of the rest is needed if it is read upwards, or has no own events.
    if (!rest.newestFirst() || own.isEmpty()) {
      earliest(own).ifPresent(base -> bases.add(0, base));
    }
    return bases;
  }

  private Optional<Base> earliest(List<Event> own) {
    if (lastBase != null && lastBase.since() == rest.after()) {
      return Optional.of(lastBase);
    }
    if (!rest.newestFirst() && rest.after() > 0) {
      List<Event> before = tx.history(record.id(), EventRange.newestFirst(rest.after() + 1, 1));
      if (!before.isEmpty()) {
        return Optional.of(Base.after(before.get(0)));
      }
    }
    Event first =
        own.isEmpty() || rest.newestFirst()
            ? tx.history(record.id(), EventRange.oldestFirst(0, 1)).stream()
                .findFirst()
                .orElse(null)
            : own.get(0);
    return broughtIn(first);
  }

  /** How it was before its first event: nowhere, unless it was brought in without one. */
  private Optional<Base> broughtIn(@Nullable Event first) {
    if (first == null) {
      Map<PipelineId, StageId> stages = new HashMap<>();
      record.stages().forEach((id, place) -> stages.put(id, place.stage()));
      return Optional.of(new Base(0, record.portfolio(), stages, true));
    }
    if (first.type() == EventType.CREATE) {
      return Optional.empty();
    }
    Map<PipelineId, StageId> stages = new HashMap<>(first.stages());
    for (Change change : first.changes()) {
      change.pipeline().ifPresent(id -> put(stages, id, stage(change.before())));
    }
    record
        .stages()
        .forEach(
            (id, place) -> {
              if (place.enteredAt().isBefore(first.occurredAt())) {
                stages.put(id, place.stage());
              }
            });
    PortfolioId portfolio =
        first.type() == EventType.ASSIGN ? null : first.portfolio().orElse(null);
    return Optional.of(new Base(0, portfolio, stages, true));
  }

  /** The hand-overs in a segment, in its order; not all of them if they reach the limit. */
  private List<Event> handOvers(List<Base> bases, EventRange segment) {
    Set<PortfolioId> portfolios = new HashSet<>();
    for (Base base : bases) {
      if (base.portfolio() != null) {
        portfolios.add(base.portfolio());
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
      List<Event> own, List<Base> bases, EventRange segment, List<Event> handOvers) {
    TreeMap<Long, Event> ofOrganisation = new TreeMap<>();
    handOvers.forEach(event -> ofOrganisation.put(event.position(), event));
    stageEnds(bases, segment).forEach(event -> ofOrganisation.put(event.position(), event));
    List<HistoryEntry> entries = new ArrayList<>();
    own.forEach(event -> entries.add(HistoryEntry.of(event)));
    for (int i = 0; i < bases.size(); i++) {
      Base base = bases.get(i);
      long end = i + 1 < bases.size() ? bases.get(i + 1).since() : Long.MAX_VALUE;
      Map<PipelineId, StageId> stages = new HashMap<>(base.stages());
      for (Event event : ofOrganisation.subMap(base.since(), end).values()) {
        effect(event, base, stages).ifPresent(entries::add);
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
   * The changes of pipelines that ended a stage of some bases, or one that replaced such a stage.
   * There are at most as many as such stages.
   */
  private List<Event> stageEnds(List<Base> bases, EventRange segment) {
    Set<StageId> asked = new HashSet<>();
    Set<StageId> toAsk = new HashSet<>();
    bases.forEach(base -> toAsk.addAll(base.stages().values()));
    long since = bases.isEmpty() ? 0 : bases.get(0).since();
    List<Event> all = new ArrayList<>();
    while (!toAsk.isEmpty()) {
      asked.addAll(toAsk);
      EventRange left = new EventRange(since, segment.before(), false, rest.limit());
      Set<StageId> replacing = new HashSet<>();
      List<Event> some;
      do {
        some = tx.stageEnds(toAsk, left);
        for (Event event : some) {
          all.add(event);
          for (StageId stage : toAsk) {
            StageId by = StageReplacements.replacing(event, stage);
            if (by != null && asked.add(by)) {
              replacing.add(by);
            }
          }
          left = left.remainingAfter(event.position());
        }
      } while (!some.isEmpty());
      toAsk.clear();
      toAsk.addAll(replacing);
    }
    scanned += all.size();
    return all;
  }

  /** What a change of the organisation did to the record, and to the stages that it was in. */
  private Optional<HistoryEntry> effect(Event event, Base base, Map<PipelineId, StageId> stages) {
    if (base.broughtIn() && event.occurredAt().isBefore(record.createdAt())) {
      return Optional.empty();
    }
    if (event.handOver().isPresent()) {
      List<Change> owner =
          base.portfolio() == null ? List.of() : ownerChanges(event, Set.of(base.portfolio()));
      return owner.isEmpty()
          ? Optional.empty()
          : Optional.of(new HistoryEntry(event, EventType.HAND_OVER, owner));
    }
    if (!(event.subject().orElse(null) instanceof PipelineId pipeline)) {
      return Optional.empty();
    }
    StageId before = stages.get(pipeline);
    if (before == null || !event.endedStages().contains(before)) {
      return Optional.empty();
    }
    StageId after = StageReplacements.replacing(event, before);
    put(stages, pipeline, after);
    Change move = new Change(pipeline.path(), key(before), after == null ? null : key(after));
    return Optional.of(new HistoryEntry(event, EventType.STAGE, List.of(move)));
  }

  private static void put(
      Map<PipelineId, StageId> stages, PipelineId pipeline, @Nullable StageId stage) {
    if (stage == null) {
      stages.remove(pipeline);
    } else {
      stages.put(pipeline, stage);
    }
  }

  /** The owners before and after a hand-over of some portfolios. */
  static List<Change> ownerChanges(Event event, Set<PortfolioId> portfolios) {
    return event
        .handOver()
        .map(
            handOver ->
                portfolios.stream()
                    .flatMap(id -> Optional.ofNullable(handOver.from().get(id)).stream())
                    .map(from -> from.id().key())
                    .distinct()
                    .sorted()
                    .map(from -> new Change("owner", from, handOver.to().id().key()))
                    .toList())
        .orElse(List.of());
  }

  private static String key(StageId stage) {
    return Long.toString(stage.value());
  }

  private static @Nullable StageId stage(@Nullable String key) {
    return key == null ? null : new StageId(Long.parseLong(key));
  }
}

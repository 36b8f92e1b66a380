package dev.crmkit.access.internal.history;

import dev.crmkit.access.internal.plan.StageReplacements;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.Event;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.record.CrmRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a record that its history depends on, from one of its own events until the next.
 *
 * @param since the position of the event; 0 for the state before the first event
 * @param portfolio the portfolio of the record; null if unknown
 * @param stages the stages of the record
 * @param isImported whether the record had no event yet
 */
record RecordState(
    long since,
    @Nullable PortfolioId portfolio,
    Map<PipelineId, StageId> stages,
    boolean isImported) {

  /** Returns the state after an event of the record. */
  static RecordState after(Event event) {
    return new RecordState(event.position(), event.portfolio().orElse(null), event.stages(), false);
  }

  /**
   * Returns the state before the first event of a record, which only an imported record has.
   *
   * @param first the first event; null if the record has none
   */
  static Optional<RecordState> beforeFirst(CrmRecord record, @Nullable Event first) {
    if (first == null) {
      Map<PipelineId, StageId> stages = new HashMap<>();
      record.stages().forEach((id, entry) -> stages.put(id, entry.stage()));
      return Optional.of(new RecordState(0, record.portfolio(), stages, true));
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
            (id, entry) -> {
              if (entry.enteredAt().isBefore(first.occurredAt())) {
                stages.put(id, entry.stage());
              }
            });
    PortfolioId portfolio =
        first.type() == EventType.ASSIGN ? null : first.portfolio().orElse(null);
    return Optional.of(new RecordState(0, portfolio, stages, true));
  }

  /**
   * Returns what a change of the organisation did to a record in this state.
   *
   * @param stages the stages of the record before the change, which are updated
   */
  Optional<HistoryEntry> apply(Event event, CrmRecord record, Map<PipelineId, StageId> stages) {
    if (isImported && event.occurredAt().isBefore(record.createdAt())) {
      return Optional.empty();
    }
    if (event.handOver().isPresent()) {
      List<Change> owner = portfolio == null ? List.of() : ownerChanges(event, Set.of(portfolio));
      return owner.isEmpty()
          ? Optional.empty()
          : Optional.of(new HistoryEntry(event, EventType.HAND_OVER, owner));
    }
    if (!(event.subject().orElse(null) instanceof PipelineId id)) {
      return Optional.empty();
    }
    StageId before = stages.get(id);
    if (before == null || !event.endedStages().contains(before)) {
      return Optional.empty();
    }
    StageId after = StageReplacements.replacing(event, before);
    put(stages, id, after);
    Change move = new Change(id.path(), key(before), after == null ? null : key(after));
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

  /** Returns the changes of owners by a hand-over of some portfolios. */
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

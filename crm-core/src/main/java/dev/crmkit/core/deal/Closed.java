package dev.crmkit.core.deal;

import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a closed deal (rules.md P3).
 *
 * @param outcome won or lost
 * @param closedAt when it was closed
 */
public record Closed(DealOutcome outcome, Instant closedAt) {

  /**
   * Returns whether the stages of a deal close it. A stage closes the deal when the deal enters it
   * or when the stage begins to close deals, whichever is later. If several stages close it, the
   * earliest counts.
   *
   * @param entries the stages of the deal
   * @param pipelines the pipelines that exist; entries of others are ignored
   * @return empty if the deal is open
   */
  public static Optional<Closed> of(
      Map<PipelineId, StageEntry> entries, Collection<Pipeline> pipelines) {
    Closed first = null;
    for (Pipeline pipeline : pipelines) {
      Closed closed = in(pipeline, entries.get(pipeline.id()));
      if (closed != null && (first == null || closed.closedAt.isBefore(first.closedAt))) {
        first = closed;
      }
    }
    return Optional.ofNullable(first);
  }

  /**
   * Returns the outcomes that the stages of a deal give it. Both at once are invalid.
   *
   * @param entries the stages of the deal
   * @param pipelines the pipelines that exist; entries of others are ignored
   * @return empty if the deal is open
   */
  public static Set<DealOutcome> outcomes(
      Map<PipelineId, StageEntry> entries, Collection<Pipeline> pipelines) {
    Set<DealOutcome> outcomes = EnumSet.noneOf(DealOutcome.class);
    for (Pipeline pipeline : pipelines) {
      Closed closed = in(pipeline, entries.get(pipeline.id()));
      if (closed != null) {
        outcomes.add(closed.outcome);
      }
    }
    return outcomes;
  }

  private static @Nullable Closed in(Pipeline pipeline, @Nullable StageEntry entry) {
    if (entry == null) {
      return null;
    }
    Instant since =
        pipeline
            .closesSince(entry.stage())
            .filter(later -> later.isAfter(entry.enteredAt()))
            .orElse(entry.enteredAt());
    return pipeline
        .currentStage(entry.stage())
        .flatMap(stage -> stage.closes())
        .map(how -> new Closed(how, since))
        .orElse(null);
  }
}

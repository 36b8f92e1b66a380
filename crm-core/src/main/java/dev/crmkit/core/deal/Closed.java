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
 * The outcome of a closed deal (rules.md P3).
 *
 * @param outcome won or lost
 * @param closedAt when the deal was closed
 */
public record Closed(DealOutcome outcome, Instant closedAt) {

  /**
   * Whether a deal is closed by the stages that it stands in: since it was put in one that closes
   * it, or since that one began to close deals, whichever was later. Of several that close it the
   * first counts, for it was closed from then on.
   *
   * @param places where it stands
   * @param pipelines the living pipelines; places in others do not count
   * @return empty when it is open
   */
  public static Optional<Closed> of(
      Map<PipelineId, StageEntry> places, Collection<Pipeline> pipelines) {
    Closed first = null;
    for (Pipeline pipeline : pipelines) {
      Closed closed = in(pipeline, places.get(pipeline.id()));
      if (closed != null && (first == null || closed.closedAt.isBefore(first.closedAt))) {
        first = closed;
      }
    }
    return Optional.ofNullable(first);
  }

  /**
   * What the stages of a deal say of it; saying both is invalid.
   *
   * @param places where it stands
   * @param pipelines the living pipelines; places in others do not count
   * @return nothing when it is open
   */
  public static Set<DealOutcome> outcomes(
      Map<PipelineId, StageEntry> places, Collection<Pipeline> pipelines) {
    Set<DealOutcome> said = EnumSet.noneOf(DealOutcome.class);
    for (Pipeline pipeline : pipelines) {
      Closed closed = in(pipeline, places.get(pipeline.id()));
      if (closed != null) {
        said.add(closed.outcome);
      }
    }
    return said;
  }

  private static @Nullable Closed in(Pipeline pipeline, @Nullable StageEntry place) {
    if (place == null) {
      return null;
    }
    Instant since =
        pipeline
            .closesSince(place.stage())
            .filter(later -> later.isAfter(place.enteredAt()))
            .orElse(place.enteredAt());
    return pipeline
        .currentStage(place.stage())
        .flatMap(stage -> stage.closes())
        .map(how -> new Closed(how, since))
        .orElse(null);
  }
}

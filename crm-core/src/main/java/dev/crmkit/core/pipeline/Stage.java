package dev.crmkit.core.pipeline;

import dev.crmkit.core.internal.style.ValueStyle;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A stage of a pipeline (rules.md P1, P3), active or replaced by another (P4). */
@Value.Immutable
@ValueStyle
public interface Stage {

  /**
   * Returns the identifier.
   *
   * @return the id, which stays the same when the stage is renamed
   */
  StageId id();

  /**
   * Returns the name.
   *
   * @return not blank, unique in the pipeline
   */
  String name();

  /**
   * Returns how the stage closes a deal.
   *
   * @return empty if deals stay open; always empty in a pipeline for clients
   */
  Optional<DealOutcome> closes();

  /**
   * Returns since when {@link #closes}, of this stage or of its replacement, has had its present
   * value, if it was changed after the creation of the stage. Deals that were in the stage then
   * were closed or reopened at that time.
   *
   * @return empty if it has had the value from the beginning
   */
  Optional<Instant> closesSince();

  /**
   * Returns the stage that replaced this one: records in this stage are now in that one.
   *
   * @return empty for an active stage
   */
  Optional<StageId> replacedBy();

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this stage.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** A builder of {@link Stage}. */
  final class Builder extends ImmutableStage.Builder {
    Builder() {}
  }
}

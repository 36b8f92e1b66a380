package dev.crmkit.core.pipeline;

import dev.crmkit.core.internal.style.ValueStyle;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A stage of a pipeline (rules.md P1, P3), or one that was replaced by another (P4). */
@Value.Immutable
@ValueStyle
public interface Stage {

  /**
   * Which stage.
   *
   * @return the id, which stays when it is renamed
   */
  StageId id();

  /**
   * What it is called.
   *
   * @return unique in the pipeline without case, not blank
   */
  String name();

  /**
   * How it closes a deal.
   *
   * @return empty when it leaves it open, and always in a pipeline of clients
   */
  Optional<DealOutcome> closes();

  /**
   * Since when it, or what replaced it, closes as it does, where that was changed after its
   * creation: deals that stood there already were closed then.
   *
   * @return empty when it was created so
   */
  Optional<Instant> closesSince();

  /**
   * The stage that took its place: records that stand here stand there.
   *
   * @return empty for a stage that is still one
   */
  Optional<StageId> replacedBy();

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * A builder that begins with this stage.
   *
   * @return filled
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link Stage}. */
  final class Builder extends ImmutableStage.Builder {
    Builder() {}
  }
}

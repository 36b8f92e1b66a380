package dev.crmkit.access.change;

import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.StageId;
import org.jspecify.annotations.Nullable;

/**
 * A stage as it shall be, in the list of all stages that a pipeline shall have.
 *
 * @param id the stage of the pipeline that shall be called so; null for the one of that name, or a
 *     new one when there is none
 * @param name unique in the pipeline without case, not blank
 * @param closes how it closes a deal; null when it leaves it open
 */
public record StageSpec(@Nullable StageId id, String name, @Nullable DealOutcome closes) {

  /**
   * A stage that leaves a deal open, or one of clients.
   *
   * @param name what it is called
   * @return the stage
   */
  public static StageSpec of(String name) {
    return new StageSpec(null, name, null);
  }

  /**
   * A stage that closes a deal as won.
   *
   * @param name what it is called
   * @return the stage
   */
  public static StageSpec won(String name) {
    return new StageSpec(null, name, DealOutcome.WON);
  }

  /**
   * A stage that closes a deal as lost.
   *
   * @param name what it is called
   * @return the stage
   */
  public static StageSpec lost(String name) {
    return new StageSpec(null, name, DealOutcome.LOST);
  }

  /**
   * The same as the new shape of a stage that there is: so it can be renamed.
   *
   * @param stage a stage of the pipeline
   * @return a copy
   */
  public StageSpec forStage(StageId stage) {
    return new StageSpec(stage, name, closes);
  }
}

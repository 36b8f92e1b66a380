package dev.crmkit.access.change;

import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.StageId;
import org.jspecify.annotations.Nullable;

/**
 * A stage in the input of a creation or an edit of a pipeline.
 *
 * @param id the existing stage; null for the stage of that name, or a new one if there is none
 * @param name unique in the pipeline ignoring case, not blank
 * @param closes how the stage closes a deal; null if it does not
 */
public record StageSpec(@Nullable StageId id, String name, @Nullable DealOutcome closes) {

  /**
   * Returns a stage that does not close deals.
   *
   * @param name the name
   * @return the stage
   */
  public static StageSpec of(String name) {
    return new StageSpec(null, name, null);
  }

  /**
   * Returns a stage that closes deals as won.
   *
   * @param name the name
   * @return the stage
   */
  public static StageSpec won(String name) {
    return new StageSpec(null, name, DealOutcome.WON);
  }

  /**
   * Returns a stage that closes deals as lost.
   *
   * @param name the name
   * @return the stage
   */
  public static StageSpec lost(String name) {
    return new StageSpec(null, name, DealOutcome.LOST);
  }

  /**
   * Returns a copy that changes an existing stage, for example renames it.
   *
   * @param stage a stage of the pipeline
   * @return a copy
   */
  public StageSpec id(StageId stage) {
    return new StageSpec(stage, name, closes);
  }
}

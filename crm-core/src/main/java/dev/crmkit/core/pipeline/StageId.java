package dev.crmkit.core.pipeline;

import dev.crmkit.core.Id;

/**
 * The identifier of a stage of a pipeline.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record StageId(long value) implements Id {

  /**
   * Checks the number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   */
  public StageId {
    Id.check("stage", value);
  }

  /**
   * The identifier with that number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException when the number is out of range
   */
  public static StageId of(long value) {
    return new StageId(value);
  }

  @Override
  public String toString() {
    return "stage/" + value;
  }
}

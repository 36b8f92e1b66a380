package dev.crmkit.core.pipeline;

import dev.crmkit.core.Id;

/**
 * The identifier of a stage of a pipeline.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record StageId(long value) implements Id {

  public StageId {
    Id.check("stage", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static StageId of(long value) {
    return new StageId(value);
  }

  @Override
  public String toString() {
    return "stage/" + value;
  }
}

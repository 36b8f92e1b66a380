package dev.crmkit.core.pipeline;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a pipeline.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record PipelineId(long value) implements Id, Subject {

  public PipelineId {
    Id.check("pipeline", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static PipelineId of(long value) {
    return new PipelineId(value);
  }

  @Override
  public String kind() {
    return "pipeline";
  }

  @Override
  public String key() {
    return Long.toString(value);
  }

  @Override
  public String toString() {
    return path();
  }
}

package dev.crmkit.core.history;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of one attribute before and after a change, as text: ids and numbers in decimal, times
 * as ISO 8601 instants, several values as a JSON array.
 *
 * @param attribute the name of the attribute, such as {@code name}, {@code owner} or {@code due};
 *     {@code field/17} for a field of the client form; {@code pipeline/3} for the stage in a
 *     pipeline
 * @param before null if there was no value
 * @param after null if there is no value
 */
public record Change(String attribute, @Nullable String before, @Nullable String after) {

  /**
   * Returns the field of the client form that changed.
   *
   * @return empty if it is another attribute
   */
  public Optional<FieldId> field() {
    return attribute.startsWith("field/")
        ? Optional.of(new FieldId(Long.parseLong(attribute.substring("field/".length()))))
        : Optional.empty();
  }

  /**
   * Returns the pipeline in which the stage changed.
   *
   * @return empty if it is another attribute
   */
  public Optional<PipelineId> pipeline() {
    return attribute.startsWith("pipeline/")
        ? Optional.of(new PipelineId(Long.parseLong(attribute.substring("pipeline/".length()))))
        : Optional.empty();
  }
}

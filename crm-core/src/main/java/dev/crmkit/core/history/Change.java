package dev.crmkit.core.history;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attribute before and after a change, as text: ids and numbers in decimal, times as ISO 8601
 * instants, several values as a JSON array.
 *
 * @param attribute what changed: {@code name}, {@code owner}, {@code labels}, {@code due}, ..., a
 *     field of the form as {@code field/17}, a place in a pipeline as {@code pipeline/3}
 * @param before null when there was none
 * @param after null when there is none
 */
public record Change(String attribute, @Nullable String before, @Nullable String after) {

  /**
   * The field of the client form that changed.
   *
   * @return empty when it is another attribute
   */
  public Optional<FieldId> field() {
    return attribute.startsWith("field/")
        ? Optional.of(new FieldId(Long.parseLong(attribute.substring("field/".length()))))
        : Optional.empty();
  }

  /**
   * The pipeline in which the record's place changed.
   *
   * @return empty when it is another attribute
   */
  public Optional<PipelineId> pipeline() {
    return attribute.startsWith("pipeline/")
        ? Optional.of(new PipelineId(Long.parseLong(attribute.substring("pipeline/".length()))))
        : Optional.empty();
  }
}

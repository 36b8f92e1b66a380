package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Changes of a pipeline; what is not named stays. */
@Value.Immutable
@ValueStyle
public interface PipelineEdit {

  /**
   * Returns the pipeline to edit.
   *
   * @return its id
   */
  PipelineId pipeline();

  /**
   * Returns the name.
   *
   * @return empty to keep it
   */
  Optional<String> name();

  /**
   * Returns the kind of records, which cannot be changed.
   *
   * @return empty, or the present kind
   */
  Optional<RecordKind> kind();

  /**
   * Returns all stages after the edit, in order.
   *
   * @return empty to keep them
   */
  Optional<List<StageSpec>> stages();

  /**
   * Returns the replacements of deleted stages: names of deleted stages with the names of the
   * stages that their records move to (rules.md P4). A stage in use can be deleted only with a
   * replacement.
   *
   * @return empty if no stage in use is deleted
   */
  Map<String, String> replace();

  /**
   * Returns an edit that changes nothing.
   *
   * @param pipeline the pipeline
   * @return the edit
   */
  static PipelineEdit of(PipelineId pipeline) {
    return builder().pipeline(pipeline).build();
  }

  /**
   * Returns a copy that replaces a stage.
   *
   * @param goes the name of a deleted stage
   * @param stays the name of the stage that its records move to
   * @return a copy
   */
  default PipelineEdit replace(String goes, String stays) {
    return builder().from(this).putReplace(goes, stays).build();
  }

  /**
   * Returns a copy with another name.
   *
   * @param name unique in the workspace ignoring case
   * @return a copy
   */
  default PipelineEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * Returns a copy with other stages.
   *
   * @param stages all stages after the edit
   * @return a copy
   */
  default PipelineEdit stages(List<StageSpec> stages) {
    return builder().from(this).stages(stages).build();
  }

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PipelineEdit}. */
  final class Builder extends ImmutablePipelineEdit.Builder {
    Builder() {}
  }
}

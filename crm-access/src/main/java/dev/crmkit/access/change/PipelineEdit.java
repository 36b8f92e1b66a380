package dev.crmkit.access.change;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.internal.style.ValueStyle;
import dev.crmkit.core.pipeline.PipelineId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What is to be changed of a pipeline; what is not named stays. */
@Value.Immutable
@ValueStyle
public interface PipelineEdit {

  /**
   * Which pipeline.
   *
   * @return a pipeline
   */
  PipelineId pipeline();

  /**
   * The name.
   *
   * @return empty to leave it
   */
  Optional<String> name();

  /**
   * What goes through it, which cannot be changed.
   *
   * @return empty, or what it is
   */
  Optional<RecordKind> of();

  /**
   * All stages that it shall have, in order, each as it shall be.
   *
   * @return empty to leave them
   */
  Optional<List<StageSpec>> stages();

  /**
   * Where the records go of a stage that goes: from its name to that of one that stays (rules.md
   * P4). A stage in use needs it.
   *
   * @return empty where no stage in use goes
   */
  Map<String, String> replace();

  /**
   * Nothing yet.
   *
   * @param pipeline which
   * @return an edit that changes nothing
   */
  static PipelineEdit of(PipelineId pipeline) {
    return builder().pipeline(pipeline).build();
  }

  /**
   * The same with a replacement.
   *
   * @param goes the name of a stage that goes
   * @param stays the name of the one that takes its records
   * @return a copy
   */
  default PipelineEdit replacing(String goes, String stays) {
    return builder().from(this).putReplace(goes, stays).build();
  }

  /**
   * The same with another name.
   *
   * @param name unique in the workspace without case
   * @return a copy
   */
  default PipelineEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * The same with other stages.
   *
   * @param stages all that there shall be
   * @return a copy
   */
  default PipelineEdit stages(List<StageSpec> stages) {
    return builder().from(this).stages(stages).build();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PipelineEdit}. */
  final class Builder extends ImmutablePipelineEdit.Builder {
    Builder() {}
  }
}

package dev.crmkit.access.change;

import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.SettingsArea;
import org.jspecify.annotations.Nullable;

/** A change of pipelines and their stages (rules.md P). */
public sealed interface PipelineChange extends OrgChange {

  @Override
  default SettingsArea area() {
    return SettingsArea.STAGES;
  }

  /**
   * Creates a pipeline (rules.md P1).
   *
   * @param pipeline the input
   */
  record CreatePipeline(NewPipeline pipeline) implements PipelineChange {}

  /**
   * Edits a pipeline and its stages (rules.md P4).
   *
   * @param edit the changes
   */
  record EditPipeline(PipelineEdit edit) implements PipelineChange {}

  /**
   * Deletes a pipeline, which its records leave (rules.md P4).
   *
   * @param pipeline the pipeline
   * @param confirm the number of records in it; null if there are none
   */
  record DeletePipeline(PipelineId pipeline, @Nullable Long confirm) implements PipelineChange {}
}

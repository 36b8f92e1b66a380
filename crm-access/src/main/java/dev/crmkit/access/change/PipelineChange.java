package dev.crmkit.access.change;

import dev.crmkit.core.pipeline.PipelineId;
import org.jspecify.annotations.Nullable;

/** A change of pipelines and their stages (rules.md P). */
public sealed interface PipelineChange extends OrgChange {

  /**
   * Creates a pipeline (rules.md P1).
   *
   * @param pipeline what it is created from
   */
  record CreatePipeline(NewPipeline pipeline) implements PipelineChange {}

  /**
   * Edits a pipeline and its stages (rules.md P4).
   *
   * @param edit what changes
   */
  record EditPipeline(PipelineEdit edit) implements PipelineChange {}

  /**
   * Deletes a pipeline; its records leave it (rules.md P4).
   *
   * @param pipeline which
   * @param confirm the number of records in it; null where there is none
   */
  record DeletePipeline(PipelineId pipeline, @Nullable Long confirm) implements PipelineChange {}
}

package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stages that a record moves to, and the pipelines that it leaves.
 *
 * @param stages the new stage by pipeline
 * @param leftPipelines the pipelines that it leaves
 */
record StageMoves(Map<PipelineId, StageId> stages, Set<PipelineId> leftPipelines) {

  static StageMoves of(ScenarioWorkspace workspace, Arg<Map<String, @Nullable String>> moves) {
    Map<PipelineId, StageId> stages = new LinkedHashMap<>();
    Set<PipelineId> left = new LinkedHashSet<>();
    moves
        .or(Map.of())
        .forEach(
            (name, stage) -> {
              PipelineId pipeline =
                  PipelineId.of(workspace.names().number(EntityKind.PIPELINE, name));
              if (stage == null) {
                left.add(pipeline);
              } else {
                stages.put(pipeline, workspace.stage(pipeline, stage));
              }
            });
    return new StageMoves(stages, left);
  }

  Map<PipelineId, ValueEdit<StageId>> edits() {
    Map<PipelineId, ValueEdit<StageId>> edits = new LinkedHashMap<>();
    stages.forEach((pipeline, stage) -> edits.put(pipeline, ValueEdit.to(stage)));
    leftPipelines.forEach(pipeline -> edits.put(pipeline, ValueEdit.clear()));
    return edits;
  }
}

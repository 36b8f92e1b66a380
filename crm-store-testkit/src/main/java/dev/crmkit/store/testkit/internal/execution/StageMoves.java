package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a record shall stand.
 *
 * @param stages the stages that it moves to
 * @param leaves the pipelines that it leaves
 */
record StageMoves(Map<PipelineId, StageId> stages, Set<PipelineId> leftPipelines) {

  static StageMoves of(Actor actor, OperationArguments given) {
    Map<PipelineId, StageId> stages = new LinkedHashMap<>();
    Set<PipelineId> leaves = new LinkedHashSet<>();
    if (given.node("stages") instanceof Node.Entries map) {
      for (Node.Entry entry : map.entries()) {
        PipelineId pipeline = PipelineId.of(given.names().number(EntityKind.PIPELINE, entry.key()));
        if (entry.value() instanceof Node.Text stage) {
          stages.put(pipeline, actor.workspace().stage(pipeline, stage.value()));
        } else {
          leaves.add(pipeline);
        }
      }
    }
    return new StageMoves(stages, leaves);
  }
}

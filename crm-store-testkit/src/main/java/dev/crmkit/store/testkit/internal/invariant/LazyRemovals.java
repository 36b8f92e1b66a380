package dev.crmkit.store.testkit.internal.invariant;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies the effects of settings changes to the records that use them: immediately here, lazily in
 * the library (docs/adr/0007).
 */
final class LazyRemovals {

  private final Map<Subject, ReplayedEntity> entities;

  LazyRemovals(Map<Subject, ReplayedEntity> entities) {
    this.entities = entities;
  }

  void applyRemoval(Subject subject) {
    if (subject instanceof FieldId field) {
      entities.values().forEach(entity -> entity.set(field.path(), null));
    } else if (subject instanceof PipelineId pipeline) {
      entities.values().forEach(entity -> entity.stages.remove(pipeline));
    } else if (subject instanceof LabelId label) {
      entities
          .values()
          .forEach(entity -> entity.set("labels", without(entity.get("labels"), label)));
    }
  }

  private static @Nullable String without(@Nullable String labels, LabelId label) {
    String left =
        ChangeParser.ids(labels, LabelId::new).stream()
            .filter(each -> !each.equals(label))
            .map(LabelId::value)
            .map(Object::toString)
            .collect(Collectors.joining(",", "[", "]"));
    return left.equals("[]") ? null : left;
  }

  /**
   * Moves the records of replaced stages to the replacement, and takes those of removed stages off
   * the pipeline.
   */
  void applyPipelineChange(
      Subject subject, Instant at, @Nullable String before, @Nullable String after) {
    if (!(subject instanceof PipelineId id)) {
      return;
    }
    Pipeline old = pipeline(id, before);
    Pipeline now = pipeline(id, after);
    for (ReplayedEntity entity : entities.values()) {
      ReplayedEntity.StagePosition position = entity.stages.get(id);
      if (position != null) {
        StageId stage = now.currentStage(position.stage()).map(Stage::id).orElse(null);
        if (stage == null) {
          entity.stages.remove(id);
        } else {
          boolean same = closes(old, position.stage()).equals(closes(now, stage));
          entity.stages.put(
              id,
              new ReplayedEntity.StagePosition(
                  stage, position.since(), same ? position.outcomeSince() : at));
        }
      }
    }
  }

  private static Optional<DealOutcome> closes(Pipeline pipeline, StageId stage) {
    return pipeline.stage(stage).flatMap(Stage::closes);
  }

  private static Pipeline pipeline(PipelineId id, @Nullable String stages) {
    return new Pipeline(id, "", RecordKind.DEAL, ChangeParser.stages(stages));
  }

  /** Moves a record to another stage, or off the pipeline. */
  void move(ReplayedEntity entity, Change move, Instant at) {
    PipelineId pipeline = move.pipeline().orElseThrow();
    String stage = move.after();
    if (stage == null) {
      entity.stages.remove(pipeline);
    } else {
      entity.stages.put(
          pipeline, new ReplayedEntity.StagePosition(new StageId(Long.parseLong(stage)), at, at));
    }
  }
}

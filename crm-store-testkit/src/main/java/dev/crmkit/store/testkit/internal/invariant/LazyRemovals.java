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
 * What changes of the settings do to the records that use them, done at once where the library does
 * it lazily (docs/adr/0007).
 */
final class LazyRemovals {

  private final Map<Subject, ReplayedEntity> entities;

  LazyRemovals(Map<Subject, ReplayedEntity> things) {
    this.entities = things;
  }

  void applyRemoval(Subject subject) {
    if (subject instanceof FieldId field) {
      entities.values().forEach(told -> told.set(field.path(), null));
    } else if (subject instanceof PipelineId pipeline) {
      entities.values().forEach(told -> told.stages.remove(pipeline));
    } else if (subject instanceof LabelId label) {
      entities.values().forEach(told -> told.set("labels", without(told.get("labels"), label)));
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

  /** The records of a replaced stage follow it; those of one that is gone leave the pipeline. */
  void applyPipelineChange(
      Subject subject, Instant at, @Nullable String before, @Nullable String after) {
    if (!(subject instanceof PipelineId id)) {
      return;
    }
    Pipeline old = pipeline(id, before);
    Pipeline now = pipeline(id, after);
    for (ReplayedEntity told : entities.values()) {
      ReplayedEntity.StagePosition place = told.stages.get(id);
      if (place != null) {
        StageId stage = now.currentStage(place.stage()).map(Stage::id).orElse(null);
        if (stage == null) {
          told.stages.remove(id);
        } else {
          boolean same = closes(old, place.stage()).equals(closes(now, stage));
          told.stages.put(
              id,
              new ReplayedEntity.StagePosition(
                  stage, place.since(), same ? place.outcomeSince() : at));
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

  /** Moves a record. */
  void move(ReplayedEntity told, Change move, Instant at) {
    PipelineId pipeline = move.pipeline().orElseThrow();
    String stage = move.after();
    if (stage == null) {
      told.stages.remove(pipeline);
    } else {
      told.stages.put(
          pipeline, new ReplayedEntity.StagePosition(new StageId(Long.parseLong(stage)), at, at));
    }
  }
}

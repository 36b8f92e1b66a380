package dev.crmkit.store.testkit.check;

import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.pipeline.Closing;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.record.RecordKind;
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

  private final Map<Subject, Told> things;

  LazyRemovals(Map<Subject, Told> things) {
    this.things = things;
  }

  void removed(Subject subject) {
    if (subject instanceof FieldId field) {
      things.values().forEach(told -> told.set(field.path(), null));
    } else if (subject instanceof PipelineId pipeline) {
      things.values().forEach(told -> told.places.remove(pipeline));
    } else if (subject instanceof LabelId label) {
      things.values().forEach(told -> told.set("labels", without(told.get("labels"), label)));
    }
  }

  private static @Nullable String without(@Nullable String labels, LabelId label) {
    String left =
        ChangeTexts.ids(labels, LabelId::new).stream()
            .filter(each -> !each.equals(label))
            .map(LabelId::value)
            .map(Object::toString)
            .collect(Collectors.joining(",", "[", "]"));
    return left.equals("[]") ? null : left;
  }

  /** The records of a replaced stage follow it; those of one that is gone leave the pipeline. */
  void changed(Subject subject, Instant at, @Nullable String before, @Nullable String after) {
    if (!(subject instanceof PipelineId id)) {
      return;
    }
    Pipeline old = pipeline(id, before);
    Pipeline now = pipeline(id, after);
    for (Told told : things.values()) {
      Told.Place place = told.places.get(id);
      if (place != null) {
        StageId stage = now.now(place.stage()).map(Stage::id).orElse(null);
        if (stage == null) {
          told.places.remove(id);
        } else {
          boolean same = closes(old, place.stage()).equals(closes(now, stage));
          told.places.put(id, new Told.Place(stage, place.since(), same ? place.meantSince() : at));
        }
      }
    }
  }

  private static Optional<Closing> closes(Pipeline pipeline, StageId stage) {
    return pipeline.stage(stage).flatMap(Stage::closes);
  }

  private static Pipeline pipeline(PipelineId id, @Nullable String stages) {
    return new Pipeline(id, "", RecordKind.DEAL, ChangeTexts.stages(stages));
  }

  /** Moves a record. */
  void put(Told told, Change move, Instant at) {
    PipelineId pipeline = move.pipeline().orElseThrow();
    String stage = move.after();
    if (stage == null) {
      told.places.remove(pipeline);
    } else {
      told.places.put(pipeline, new Told.Place(new StageId(Long.parseLong(stage)), at, at));
    }
  }
}

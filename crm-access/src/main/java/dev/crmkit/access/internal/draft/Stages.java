package dev.crmkit.access.internal.draft;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where records stand in the pipelines of their kind, and how they move (rules.md P2 to P4). */
public final class Stages {

  private Stages() {}

  /**
   * The places of a record after a move. A place keeps its time unless the stage, as it counts now,
   * changes.
   */
  static Map<PipelineId, StageEntry> moved(
      DraftContext on,
      RecordKind kind,
      Map<PipelineId, StageEntry> held,
      Map<PipelineId, StageId> to,
      Set<PipelineId> leaves,
      AttributeDiff moves) {
    on.checkStageCount(Math.max(to.size(), leaves.size()));
    Map<PipelineId, StageEntry> after = new LinkedHashMap<>(held);
    to.forEach(
        (id, wanted) -> {
          Pipeline pipeline = pipeline(on, kind, id);
          if (pipeline == null) {
            return;
          }
          if (leaves.contains(id)) {
            on.violations()
                .add("stages", ViolationCode.DUPLICATE, id.key(), "a stage, or off the pipeline");
          }
          if (pipeline.stage(wanted).isEmpty()) {
            on.violations()
                .add(
                    "stages",
                    ViolationCode.UNKNOWN,
                    Long.toString(wanted.value()),
                    "one of the stages of " + id.path());
          } else if (moves.add(id.path(), now(pipeline, held.get(id)), wanted.value())) {
            after.put(id, new StageEntry(wanted, on.now()));
          }
        });
    for (PipelineId id : leaves) {
      Pipeline pipeline = pipeline(on, kind, id);
      if (pipeline != null && !to.containsKey(id)) {
        moves.add(id.path(), now(pipeline, held.get(id)), null);
        after.remove(id);
      }
    }
    // No deal says both before, and to leave a pipeline does not make it.
    if (!to.isEmpty() && Closed.outcomes(after, of(on.org(), kind)).size() > 1) {
      on.violations()
          .add("stages", ViolationCode.NOT_ALLOWED, null, "stages that say won or lost, not both");
    }
    return after;
  }

  /** The living stages that a record stands in now. */
  public static Map<PipelineId, StageId> shown(
      OrgSnapshot org, Map<PipelineId, StageEntry> places) {
    Map<PipelineId, StageId> shown = new LinkedHashMap<>();
    places.keySet().stream()
        .sorted(Comparator.comparingLong(PipelineId::value))
        .flatMap(id -> org.pipeline(id).stream())
        .forEach(
            pipeline ->
                pipeline
                    .currentStage(Objects.requireNonNull(places.get(pipeline.id())).stage())
                    .ifPresent(stage -> shown.put(pipeline.id(), stage.id())));
    return shown;
  }

  /** The stages of a pipeline that are living in one organisation and not in a later one. */
  public static Set<StageId> ended(OrgSnapshot before, OrgSnapshot after, PipelineId id) {
    Set<StageId> ended = new HashSet<>();
    before.pipeline(id).ifPresent(was -> was.stages().forEach(stage -> ended.add(stage.id())));
    after.pipeline(id).ifPresent(is -> is.stages().forEach(stage -> ended.remove(stage.id())));
    return ended;
  }

  /** The living pipelines of a kind of record. */
  public static List<Pipeline> of(OrgSnapshot org, RecordKind kind) {
    return org.pipelines().stream().filter(pipeline -> pipeline.kind() == kind).toList();
  }

  /** A living pipeline of a kind of record. */
  public static Optional<Pipeline> of(OrgSnapshot org, RecordKind kind, PipelineId id) {
    return org.pipeline(id).filter(pipeline -> pipeline.kind() == kind);
  }

  private static @Nullable Pipeline pipeline(DraftContext on, RecordKind kind, PipelineId id) {
    Pipeline pipeline = of(on.org(), kind, id).orElse(null);
    if (pipeline == null) {
      on.violations()
          .add("stages", ViolationCode.UNKNOWN, id.key(), "a pipeline of " + kind.word() + "s");
    }
    return pipeline;
  }

  private static @Nullable Long now(Pipeline pipeline, @Nullable StageEntry place) {
    return place == null
        ? null
        : pipeline.currentStage(place.stage()).map(stage -> stage.id().value()).orElse(null);
  }
}

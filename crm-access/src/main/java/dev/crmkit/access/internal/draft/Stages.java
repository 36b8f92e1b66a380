package dev.crmkit.access.internal.draft;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.deal.Closed;
import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.StageEntry;
import dev.crmkit.core.pipeline.StageId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stages of records in pipelines, and moves between them (rules.md P2 to P4). */
public final class Stages {

  private Stages() {}

  /**
   * Returns the stages of a record after a move. An entry keeps its time unless the present stage
   * changes: moving to the stage that has replaced the old one changes nothing.
   *
   * @param edits the new stages, and the pipelines that the record leaves
   * @param moves collects the changes
   */
  static Map<PipelineId, StageEntry> moved(
      DraftContext draft,
      RecordKind kind,
      Map<PipelineId, StageEntry> current,
      Map<PipelineId, ValueEdit<StageId>> edits,
      AttributeDiff moves) {
    draft.checkStageCount(edits.size());
    Map<PipelineId, StageId> to = new LinkedHashMap<>();
    Set<PipelineId> leaves = new LinkedHashSet<>();
    edits.forEach(
        (id, edit) ->
            edit.newValue()
                .ifPresentOrElse(
                    stage -> to.put(id, stage),
                    () -> {
                      if (!edit.isKeep()) {
                        leaves.add(id);
                      }
                    }));
    Map<PipelineId, StageEntry> after = new LinkedHashMap<>(current);
    to.forEach(
        (id, wanted) -> {
          Pipeline pipeline = pipeline(draft, kind, id);
          if (pipeline == null) {
            return;
          }
          if (pipeline.stage(wanted).isEmpty()) {
            draft
                .violations()
                .add(
                    "stages",
                    ViolationCode.UNKNOWN,
                    Long.toString(wanted.value()),
                    "one of the stages of " + id.path());
          } else if (moves.add(id.path(), present(pipeline, current.get(id)), wanted.value())) {
            after.put(id, new StageEntry(wanted, draft.now()));
          }
        });
    for (PipelineId id : leaves) {
      Pipeline pipeline = pipeline(draft, kind, id);
      if (pipeline != null) {
        moves.add(id.path(), present(pipeline, current.get(id)), null);
        after.remove(id);
      }
    }
    // Leaving a pipeline cannot make a deal both won and lost.
    if (!to.isEmpty() && Closed.outcomes(after, of(draft.org(), kind)).size() > 1) {
      draft
          .violations()
          .add(
              "stages",
              ViolationCode.NOT_ALLOWED,
              null,
              "stages that close the deal as won or as lost, not both");
    }
    return after;
  }

  /** Returns the stages of a new record. */
  static Map<PipelineId, StageEntry> entered(
      DraftContext draft, RecordKind kind, Map<PipelineId, StageId> stages, AttributeDiff moves) {
    Map<PipelineId, ValueEdit<StageId>> edits = new LinkedHashMap<>();
    stages.forEach((id, stage) -> edits.put(id, ValueEdit.to(stage)));
    return moved(draft, kind, Map.of(), edits, moves);
  }

  /** Returns the present stages of a record, without deleted pipelines and stages. */
  public static Map<PipelineId, StageId> shown(
      OrgSnapshot org, Map<PipelineId, StageEntry> entries) {
    Map<PipelineId, StageId> shown = new LinkedHashMap<>();
    entries.keySet().stream()
        .sorted(Comparator.comparingLong(PipelineId::value))
        .flatMap(id -> org.pipeline(id).stream())
        .forEach(
            pipeline ->
                pipeline
                    .currentStage(Objects.requireNonNull(entries.get(pipeline.id())).stage())
                    .ifPresent(stage -> shown.put(pipeline.id(), stage.id())));
    return shown;
  }

  /** Returns the stages of a pipeline that exist in one organisation and not in a later one. */
  public static Set<StageId> ended(OrgSnapshot before, OrgSnapshot after, PipelineId id) {
    Set<StageId> ended = new HashSet<>();
    before.pipeline(id).ifPresent(was -> was.stages().forEach(stage -> ended.add(stage.id())));
    after.pipeline(id).ifPresent(is -> is.stages().forEach(stage -> ended.remove(stage.id())));
    return ended;
  }

  /** Returns the pipelines of a kind of record. */
  public static List<Pipeline> of(OrgSnapshot org, RecordKind kind) {
    return org.pipelines().stream().filter(pipeline -> pipeline.kind() == kind).toList();
  }

  /** Returns a pipeline of a kind of record. */
  public static Optional<Pipeline> of(OrgSnapshot org, RecordKind kind, PipelineId id) {
    return org.pipeline(id).filter(pipeline -> pipeline.kind() == kind);
  }

  private static @Nullable Pipeline pipeline(DraftContext draft, RecordKind kind, PipelineId id) {
    Pipeline pipeline = of(draft.org(), kind, id).orElse(null);
    if (pipeline == null) {
      draft
          .violations()
          .add("stages", ViolationCode.UNKNOWN, id.key(), "a pipeline of " + kind.word() + "s");
    }
    return pipeline;
  }

  private static @Nullable Long present(Pipeline pipeline, @Nullable StageEntry entry) {
    return entry == null
        ? null
        : pipeline.currentStage(entry.stage()).map(stage -> stage.id().value()).orElse(null);
  }
}

package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineChange.CreatePipeline;
import dev.crmkit.access.change.PipelineChange.DeletePipeline;
import dev.crmkit.access.change.PipelineChange.EditPipeline;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.SettingsArea;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans changes of pipelines (rules.md P1, P3, P4). */
final class PipelineChanges {

  private PipelineChanges() {}

  static PlannedChange plan(PlanContext p, CreatePipeline change) {
    p.requireManage(SettingsArea.STAGES);
    NewPipeline wanted = change.pipeline();
    PipelineId id = p.newId(wanted.id().orElse(null), PipelineId::new);
    String name = Texts.orEmpty(wanted.name());
    RecordKind kind = wanted.kind();
    if (kind == null) {
      p.addViolation("of", ViolationCode.REQUIRED, null, "client or deal");
      kind = RecordKind.DEAL;
    } else if (kind == RecordKind.ACTIVITY) {
      p.addViolation("of", ViolationCode.NOT_ALLOWED, kind.word(), "client or deal");
    }
    Pipeline empty = new Pipeline(id, name, kind, List.of());
    checkName(p, name, null);
    int count = p.org().pipelineCount();
    p.checkQuota(
        "pipelines", p.quotas().pipelines(), count, count + 1L, "pipelines in the workspace");
    List<Stage> stages = new StageList(p, empty).wanted(wanted.stages(), Map.of());
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).put(new Pipeline(id, name, kind, stages)).build(id);
  }

  static PlannedChange plan(PlanContext p, EditPipeline change) {
    PipelineEdit edit = change.edit();
    Pipeline pipeline = managed(p, p.required(edit.id()));
    if (edit.kind().filter(of -> of != pipeline.kind()).isPresent()) {
      p.addViolation(
          "of",
          ViolationCode.NOT_ALLOWED,
          edit.kind().get().word(),
          "what it is of: " + pipeline.kind().word());
    }
    Pipeline named =
        new Pipeline(
            pipeline.id(),
            edit.name().orElse(pipeline.name()),
            pipeline.kind(),
            pipeline.allStages());
    checkName(p, named.name(), pipeline);
    Pipeline edited = named;
    if (edit.stages().isPresent()) {
      edited =
          new Pipeline(
              named.id(),
              named.name(),
              named.kind(),
              new StageList(p, pipeline).wanted(edit.stages().get(), edit.replace()));
      requireNoneBothWonAndLost(p, pipeline, edited);
    } else if (!edit.replace().isEmpty()) {
      p.addViolation(
          "replace",
          ViolationCode.NOT_ALLOWED,
          edit.replace().toString(),
          "replacements with the list of stages");
    }
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).put(edited).build(pipeline.id());
  }

  static PlannedChange plan(PlanContext p, DeletePipeline change) {
    Pipeline pipeline = managed(p, change.pipeline());
    Set<StageId> stages = new HashSet<>();
    pipeline.allStages().forEach(stage -> stages.add(stage.id()));
    long used = p.usage().count(pipeline.kind(), new Condition.InStage(pipeline.id(), stages));
    p.requireConfirmed(change.confirm(), used, "records in it");
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org()).remove(pipeline.id()).build(pipeline.id());
  }

  private static Pipeline managed(PlanContext p, PipelineId id) {
    Pipeline pipeline = p.org().pipeline(id).orElseThrow(() -> new NotFoundException(id));
    p.requireManage(SettingsArea.STAGES);
    return pipeline;
  }

  private static void checkName(PlanContext p, String name, @Nullable Pipeline present) {
    Texts.checkName("name", name, p.violations());
    p.checkUnique(name, p.org().pipelinesNamed(name), present);
  }

  /** Refuses a change by which a deal would be both won and lost (rules.md P3). */
  private static void requireNoneBothWonAndLost(PlanContext p, Pipeline before, Pipeline after) {
    for (DealOutcome closing : DealOutcome.values()) {
      Set<StageId> closes = closing(after, closing);
      if (closes.isEmpty() || closes.equals(closing(before, closing))) {
        continue;
      }
      DealOutcome contrary = closing == DealOutcome.WON ? DealOutcome.LOST : DealOutcome.WON;
      for (Pipeline other : p.org().pipelines()) {
        Set<StageId> against = closing(other, contrary);
        if (other.id().equals(after.id()) || against.isEmpty()) {
          continue;
        }
        Condition both =
            new Condition.And(
                List.of(
                    new Condition.InStage(after.id(), closes),
                    new Condition.InStage(other.id(), against)));
        // A deleted deal does not count: it cannot be restored as long as it would be both.
        if (p.usage().count(RecordKind.DEAL, both) > 0) {
          p.addViolation(
              "stages",
              ViolationCode.NOT_ALLOWED,
              null,
              "stages by which no deal is both won and lost; '"
                  + other.name()
                  + "' says otherwise");
        }
      }
    }
  }

  /** All that counts as a stage that closes a deal so. */
  private static Set<StageId> closing(Pipeline pipeline, DealOutcome closing) {
    Set<StageId> closes = new HashSet<>();
    for (Stage stage : pipeline.stages()) {
      if (stage.closes().filter(how -> how == closing).isPresent()) {
        closes.addAll(pipeline.withPredecessors(stage.id()));
      }
    }
    return closes;
  }
}

package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.StageSpec;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.Pipeline;
import dev.crmkit.core.pipeline.Stage;
import dev.crmkit.core.pipeline.StageId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out the stages of one pipeline: which stay, which are new, which go and where to (P4). */
final class StageList {

  /** The limit of the number of stages including replaced ones, in quotas of stages. */
  private static final int KEPT_TIMES = 10;

  private final PlanContext p;
  private final Pipeline pipeline;

  StageList(PlanContext p, Pipeline pipeline) {
    this.p = p;
    this.pipeline = pipeline;
  }

  /** Returns all stages after a change: those that are wanted, and replaced ones. */
  List<Stage> wanted(List<StageSpec> specs, Map<String, String> replace) {
    int quota = p.quotas().stages();
    int before = pipeline.stages().size();
    if (!p.checkQuota("stages", quota, before, specs.size(), "stages of a pipeline")
        || !p.checkQuota("replace", quota, before, replace.size(), "stages to replace")) {
      return pipeline.allStages();
    }
    if (specs.isEmpty()) {
      p.addViolation("stages", ViolationCode.REQUIRED, null, "at least one stage");
    }
    Map<String, Stage> byName = new LinkedHashMap<>();
    Set<StageId> kept = new HashSet<>();
    for (int i = 0; i < specs.size(); i++) {
      Stage stage = living("stages[" + i + "]", specs.get(i));
      Stage same = byName.putIfAbsent(TextOrder.nameKey(stage.name()), stage);
      if (same != null || !kept.add(stage.id())) {
        p.addViolation(
            "stages[" + i + "]",
            ViolationCode.DUPLICATE,
            stage.name(),
            "each stage once, whatever the case");
      }
    }
    List<Stage> all = new ArrayList<>(byName.values());
    all.addAll(replaced(kept, byName, replace));
    p.checkQuota(
        "stages",
        (int) Math.min(Integer.MAX_VALUE, (long) KEPT_TIMES * quota),
        pipeline.allStages().size(),
        all.size(),
        "stages of a pipeline, replaced ones included");
    return timed(all);
  }

  /** A stage in which standing begins to mean something else, by itself or what replaced it. */
  private List<Stage> timed(List<Stage> all) {
    Pipeline after = new Pipeline(pipeline.id(), pipeline.name(), pipeline.kind(), all);
    return all.stream()
        .map(
            stage -> {
              Stage before = pipeline.currentStage(stage.id()).orElse(null);
              Optional<DealOutcome> closes = after.currentStage(stage.id()).flatMap(Stage::closes);
              return before == null || before.closes().equals(closes)
                  ? stage
                  : stage.toBuilder().closesSince(p.now()).build();
            })
        .toList();
  }

  private Stage living(String at, StageSpec spec) {
    Texts.checkName(at, spec.name(), p.violations());
    if (spec.closes() != null && pipeline.kind() != RecordKind.DEAL) {
      p.addViolation(at, ViolationCode.NOT_ALLOWED, spec.name(), "a stage of deals, to close one");
    }
    Optional<Stage> had = had(at, spec);
    if (had.isEmpty()) {
      return Stage.builder()
          .id(new StageId(p.newNumber(this::isTaken)))
          .name(spec.name())
          .closes(Optional.ofNullable(spec.closes()))
          .build();
    }
    return had.get().toBuilder()
        .name(spec.name())
        .closes(Optional.ofNullable(spec.closes()))
        .build();
  }

  private boolean isTaken(long number) {
    return pipeline.allStages().stream().anyMatch(stage -> stage.id().value() == number);
  }

  private Optional<Stage> had(String at, StageSpec spec) {
    @Nullable StageId id = spec.id();
    if (id == null) {
      String wanted = TextOrder.nameKey(spec.name());
      return pipeline.stages().stream()
          .filter(stage -> TextOrder.nameKey(stage.name()).equals(wanted))
          .findFirst();
    }
    Optional<Stage> named = pipeline.stage(id);
    if (named.isEmpty()) {
      p.addViolation(at, ViolationCode.UNKNOWN, id.toString(), "a stage of this pipeline");
    }
    return named;
  }

  /** Returns the stages that no longer exist, each with its replacement. */
  private List<Stage> replaced(
      Set<StageId> kept, Map<String, Stage> living, Map<String, String> replace) {
    Map<String, String> byGoing = new HashMap<>();
    replace.forEach((goes, stays) -> byGoing.put(TextOrder.nameKey(goes), stays));
    List<Stage> replaced = new ArrayList<>();
    Map<StageId, StageId> successors = new HashMap<>();
    Set<StageId> gone = new HashSet<>();
    for (Stage stage : pipeline.stages()) {
      if (kept.contains(stage.id())) {
        continue;
      }
      String stays = byGoing.remove(TextOrder.nameKey(stage.name()));
      Stage by = stays == null ? null : living.get(TextOrder.nameKey(stays));
      if (by != null) {
        replaced.add(stage.toBuilder().replacedBy(by.id()).build());
        successors.put(stage.id(), by.id());
      } else if (stays != null) {
        p.addViolation(
            "replace", ViolationCode.UNKNOWN, stays, "a stage of this pipeline that stays");
      } else if (isInUse(stage)) {
        p.addViolation(
            "replace",
            ViolationCode.IN_USE,
            stage.name(),
            "a stage that takes its records, for it is in use");
      } else {
        gone.addAll(pipeline.withPredecessors(stage.id()));
      }
    }
    for (String stranger : byGoing.keySet().stream().sorted().toList()) {
      p.addViolation(
          "replace", ViolationCode.UNKNOWN, stranger, "a stage of this pipeline that goes");
    }
    List<Stage> all = new ArrayList<>();
    pipeline.allStages().stream()
        .filter(stage -> stage.replacedBy().isPresent() && !gone.contains(stage.id()))
        .map(stage -> redirected(stage, successors))
        .forEach(all::add);
    all.addAll(replaced);
    return all;
  }

  /**
   * Returns a replaced stage with its final successor (path compression), so that the present stage
   * of a record is at most one step away, however often stages were replaced.
   */
  private static Stage redirected(Stage stage, Map<StageId, StageId> successors) {
    StageId successor = successors.get(stage.replacedBy().orElseThrow());
    return successor == null ? stage : stage.toBuilder().replacedBy(successor).build();
  }

  private boolean isInUse(Stage stage) {
    Condition there = new Condition.InStage(pipeline.id(), pipeline.withPredecessors(stage.id()));
    return p.usage().count(pipeline.kind(), there) > 0;
  }
}

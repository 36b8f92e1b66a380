package dev.crmkit.store.testkit.internal.reference;

import static dev.crmkit.store.testkit.internal.model.RefusalException.requireSeen;
import static dev.crmkit.store.testkit.internal.model.RefusalException.requireValid;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreatePipeline;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.EditPipeline;
import dev.crmkit.store.testkit.internal.operation.StageArg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pipelines and their stages (P1 to P4). */
record PipelineOperations(OperationContext context, ReferenceWorkspace workspace) {

  PipelineOperations(OperationContext context) {
    this(context, context.workspace());
  }

  /** P1. */
  Object create(CreatePipeline operation) {
    context.requireManage("stages");
    String name = operation.pipeline();
    String of = operation.of().or("");
    PipelineState pipeline = new PipelineState(name, of);
    List<StageArg> stages = operation.stages().or(List.of());
    Violations violations = new Violations();
    violations.addIf(
        FoldedTexts.isBlank(name) || ReferenceWorkspace.isTaken(workspace.pipelines.keySet(), name),
        "pipeline",
        "name");
    violations.addIf(!List.of("clients", "deals").contains(of), "of");
    violations.addIf(!operation.replace().or(Map.of()).isEmpty(), "replace");
    violations.addIf(!areValid(stages, pipeline), "stages");
    violations.throwIfAny();
    stages.forEach(stage -> pipeline.stages.put(stage.stage(), closes(stage)));
    workspace.pipelines.put(name, pipeline);
    return OperationContext.OK;
  }

  /** P1, P3: there is a stage, their names are unique, and only a stage of deals can close. */
  private static boolean areValid(List<StageArg> stages, PipelineState pipeline) {
    Set<String> names = new TreeSet<>();
    boolean valid = !stages.isEmpty();
    for (StageArg stage : stages) {
      valid &= names.add(FoldedTexts.nameKey(stage.stage())) && !FoldedTexts.isBlank(stage.stage());
      valid &= List.of("", "won", "lost").contains(closes(stage));
      valid &= closes(stage).isEmpty() || pipeline.isFor("deal");
    }
    return valid;
  }

  private static String closes(StageArg stage) {
    String closes = stage.closes();
    return closes == null ? "" : closes;
  }

  private PipelineState managed(String id) {
    boolean known = ReferenceWorkspace.isKnown(workspace.pipelines.keySet(), id);
    PipelineState pipeline = requireSeen(workspace.pipelines.get(id), known);
    context.requireManage("stages");
    return pipeline;
  }

  Object edit(EditPipeline operation) {
    PipelineState pipeline = managed(operation.pipeline());
    Map<String, @Nullable String> replace = operation.replace().or(Map.of());
    List<StageArg> wanted = operation.stages().or(List.of());
    Violations violations = new Violations();
    violations.addIf(!operation.of().or(pipeline.records).equals(pipeline.records), "of");
    if (operation.stages().named()) {
      violations.addIf(!areValid(wanted, pipeline), "stages");
    } else {
      violations.addIf(!replace.isEmpty(), "replace");
    }
    violations.throwIfAny();
    if (operation.stages().named()) {
      Map<String, String> stages = new LinkedHashMap<>();
      for (StageArg stage : wanted) {
        ReferenceWorkspace.requireSameCase(pipeline.stages.keySet(), stage.stage());
        stages.put(stage.stage(), closes(stage));
      }
      checkReplacements(pipeline, stages, replace);
      move(pipeline, stages, replace);
      pipeline.stages.clear();
      pipeline.stages.putAll(stages);
      requireNoneWonAndLost();
    }
    return OperationContext.OK;
  }

  /** P4: a removed stage is replaced by a remaining one of the same pipeline. */
  private static void checkReplacements(
      PipelineState pipeline, Map<String, String> stages, Map<String, @Nullable String> replace) {
    for (String removed : replace.keySet()) {
      String by = Objects.requireNonNullElse(replace.get(removed), "");
      requireValid(
          !stages.containsKey(removed)
              && pipeline.stages.containsKey(removed)
              && stages.containsKey(by),
          "replace");
      if (!pipeline.stages.containsKey(by)) {
        throw new UnspecifiedException("replaced by a stage that is new");
      }
    }
  }

  /** P4: the records of a removed stage move in the same change; their versions stay. */
  private void move(
      PipelineState pipeline, Map<String, String> stages, Map<String, @Nullable String> replace) {
    for (Item item : workspace.items.values()) {
      String stage = item.stages.get(pipeline.id);
      if (stage == null || stages.containsKey(stage)) {
        continue;
      }
      String to = replace.get(stage);
      if (to == null) {
        requireValid(workspace.living(item.key()) == null, "replace", "stages");
        throw new UnspecifiedException("a deleted record in a stage without a replacement");
      }
      item.stages.put(pipeline.id, to);
      context.addHistory(item, "stage", pipeline.id, stage, to); // P2
    }
  }

  /** P3: no deal becomes both won and lost; a deleted one is checked when it is restored. */
  private void requireNoneWonAndLost() {
    requireValid(
        workspace.living().stream().allMatch(deal -> workspace.outcomesOf(deal.stages).size() <= 1),
        "stages");
  }

  /** P4: its records leave a deleted pipeline; their number must be confirmed. */
  Object delete(String id, Arg<String> confirm) {
    PipelineState pipeline = managed(id);
    FormOperations.requireConfirmation(records(workspace, id), confirm);
    workspace.pipelines.remove(pipeline.id);
    for (Item item : workspace.items.values()) {
      String stage = item.stages.remove(pipeline.id);
      if (stage != null) {
        context.addHistory(item, "stage", pipeline.id, stage, null);
      }
    }
    return OperationContext.OK;
  }

  /** P4: the number of living records in a pipeline, in the entire workspace. */
  static int records(ReferenceWorkspace workspace, String pipeline) {
    return (int)
        workspace.living().stream().filter(item -> item.stages.containsKey(pipeline)).count();
  }
}

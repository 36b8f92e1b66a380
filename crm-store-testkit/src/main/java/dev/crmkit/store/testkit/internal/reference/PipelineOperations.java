package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import dev.crmkit.store.testkit.internal.operation.Arg;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreatePipeline;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.EditPipeline;
import dev.crmkit.store.testkit.internal.operation.StageArg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pipelines and their stages (P1 to P4). */
final class PipelineOperations {

  private final OperationContext context;
  private final ReferenceWorkspace workspace;

  PipelineOperations(OperationContext context) {
    this.context = context;
    this.workspace = context.workspace();
  }

  /** P1. */
  void create(CreatePipeline operation) {
    context.requireManage("stages");
    String name = operation.pipeline();
    List<String> wrong = new ArrayList<>();
    if (FoldedTexts.isBlank(name)
        || ReferenceWorkspace.findIgnoringCase(workspace.pipelines.keySet(), name) != null) {
      wrong.add("pipeline");
      wrong.add("name");
    }
    String of = operation.of().or("");
    if (!List.of("clients", "deals").contains(of)) {
      wrong.add("of");
    }
    if (!operation.replace().or(Map.of()).isEmpty()) {
      wrong.add("replace");
    }
    PipelineState pipe = new PipelineState(name, of);
    List<StageArg> stages = operation.stages().or(List.of());
    check(pipe, stages, wrong);
    RefusalException.throwIfAny(wrong);
    stages.forEach(stage -> pipe.stages.put(stage.stage(), closes(stage)));
    workspace.pipelines.put(name, pipe);
  }

  /** P1, P3: at least one stage, each once; only one of deals closes. */
  private static void check(PipelineState pipe, List<StageArg> stages, List<String> wrong) {
    boolean good = !stages.isEmpty();
    Set<String> names = new TreeSet<>();
    for (StageArg stage : stages) {
      good &= names.add(FoldedTexts.nameKey(stage.stage())) && !FoldedTexts.isBlank(stage.stage());
      good &= List.of("", "won", "lost").contains(closes(stage));
      good &= closes(stage).isEmpty() || pipe.isFor("deal");
    }
    if (!good) {
      wrong.add("stages");
    }
  }

  private static String closes(StageArg stage) {
    String closes = stage.closes();
    return closes == null ? "" : closes;
  }

  private PipelineState managed(String id) {
    PipelineState pipe = workspace.pipelines.get(id);
    if (pipe == null) {
      if (ReferenceWorkspace.findIgnoringCase(workspace.pipelines.keySet(), id) != null) {
        throw new UnspecifiedException("a pipeline in another case");
      }
      throw RefusalException.notFound();
    }
    context.requireManage("stages");
    return pipe;
  }

  void edit(EditPipeline operation) {
    PipelineState pipe = managed(operation.pipeline());
    List<String> wrong = new ArrayList<>();
    if (!operation.of().or(pipe.records).equals(pipe.records)) {
      wrong.add("of");
    }
    Map<String, @Nullable String> replace = operation.replace().or(Map.of());
    if (!operation.stages().named()) {
      if (!replace.isEmpty()) {
        wrong.add("replace");
      }
      RefusalException.throwIfAny(wrong);
      return;
    }
    List<StageArg> wanted = operation.stages().or(List.of());
    check(pipe, wanted, wrong);
    RefusalException.throwIfAny(wrong);
    Map<String, String> stages = new LinkedHashMap<>();
    for (StageArg stage : wanted) {
      if (!pipe.stages.containsKey(stage.stage())
          && ReferenceWorkspace.findIgnoringCase(pipe.stages.keySet(), stage.stage()) != null) {
        throw new UnspecifiedException("a stage in another case");
      }
      stages.put(stage.stage(), closes(stage));
    }
    checkReplacements(pipe, stages, replace);
    move(pipe, stages, replace);
    pipe.stages.clear();
    pipe.stages.putAll(stages);
    requireNoneWonAndLost();
  }

  /** P4: a stage that goes is replaced by one of the same pipeline that stays. */
  private static void checkReplacements(
      PipelineState pipe, Map<String, String> stages, Map<String, @Nullable String> replace) {
    for (String goes : replace.keySet()) {
      String by = replace.get(goes);
      String stays = by == null ? "" : by;
      if (stages.containsKey(goes) || !pipe.stages.containsKey(goes)) {
        throw RefusalException.invalid("replace");
      }
      if (!stages.containsKey(stays)) {
        throw RefusalException.invalid("replace");
      }
      if (!pipe.stages.containsKey(stays)) {
        throw new UnspecifiedException("replaced by a stage that is new");
      }
    }
  }

  /**
   * P4: the records of a stage that goes move in the same change, which is no new version of them.
   */
  private void move(
      PipelineState pipe, Map<String, String> stages, Map<String, @Nullable String> replace) {
    for (Item item : workspace.items.values()) {
      String stage = item.stages.get(pipe.id);
      if (stage == null || stages.containsKey(stage)) {
        continue;
      }
      String to = replace.get(stage);
      if (to == null) {
        if (workspace.living(item.key()) == null) {
          throw new UnspecifiedException(
              "the stage of a deleted record goes without a replacement");
        }
        throw RefusalException.invalid("replace", "stages");
      }
      item.stages.put(pipe.id, to);
      context.addHistory(item, "stage", pipe.id, stage, to); // P2
    }
  }

  /** P3: no deal comes to be both won and lost; a deleted one is looked at when it comes back. */
  private void requireNoneWonAndLost() {
    for (Item deal : workspace.living()) {
      if (workspace.outcomesOf(deal.stages).size() > 1) {
        throw RefusalException.invalid("stages");
      }
    }
  }

  /** P4: with the number of its records confirmed; they leave it. */
  void delete(String id, Arg<String> confirm) {
    PipelineState pipe = managed(id);
    FormOperations.requireConfirmation(records(workspace, id), confirm);
    workspace.pipelines.remove(pipe.id);
    for (Item item : workspace.items.values()) {
      String stage = item.stages.remove(pipe.id);
      if (stage != null) {
        context.addHistory(item, "stage", pipe.id, stage, null);
      }
    }
  }

  /** P4: the number of living records in it, in the entire workspace. */
  static int records(ReferenceWorkspace workspace, String pipeline) {
    int records = 0;
    for (Item item : workspace.living()) {
      records += item.stages.containsKey(pipeline) ? 1 : 0;
    }
    return records;
  }
}

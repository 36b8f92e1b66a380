package dev.crmkit.store.testkit.reference;

import dev.crmkit.store.testkit.internal.model.FoldedTexts;
import dev.crmkit.store.testkit.internal.model.Item;
import dev.crmkit.store.testkit.internal.model.PipelineState;
import dev.crmkit.store.testkit.internal.model.ReferenceWorkspace;
import dev.crmkit.store.testkit.internal.model.RefusalException;
import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Pipelines and their stages (P1 to P4). */
final class PipelineOperations {

  private final OperationContext act;
  private final ReferenceWorkspace workspace;

  PipelineOperations(OperationContext act) {
    this.act = act;
    this.workspace = act.workspace();
  }

  /** P1. */
  void create(DataMap args) {
    act.requireManage("stages");
    String name = args.word("pipeline");
    List<String> wrong = new ArrayList<>();
    if (FoldedTexts.blank(name)
        || ReferenceWorkspace.like(workspace.pipelines.keySet(), name) != null) {
      wrong.add("pipeline");
      wrong.add("name");
    }
    String of = args.text("of", "");
    if (!List.of("clients", "deals").contains(of)) {
      wrong.add("of");
    }
    if (!args.map("replace").keys().isEmpty()) {
      wrong.add("replace");
    }
    PipelineState pipe = new PipelineState(name, of);
    List<WorkspaceLoader.Stage> stages = WorkspaceLoader.stages(args.list("stages"));
    check(pipe, stages, wrong);
    RefusalException.throwIfAny(wrong);
    stages.forEach(stage -> pipe.stages.put(stage.name(), stage.closes()));
    workspace.pipelines.put(name, pipe);
  }

  /** P1, P3: at least one stage, each once; only one of deals closes. */
  private static void check(
      PipelineState pipe, List<WorkspaceLoader.Stage> stages, List<String> wrong) {
    boolean good = !stages.isEmpty();
    Set<String> names = new TreeSet<>();
    for (WorkspaceLoader.Stage stage : stages) {
      good &= names.add(FoldedTexts.name(stage.name())) && !FoldedTexts.blank(stage.name());
      good &= List.of("", "won", "lost").contains(stage.closes());
      good &= stage.closes().isEmpty() || pipe.isOf("deal");
    }
    if (!good) {
      wrong.add("stages");
    }
  }

  private PipelineState managed(String id) {
    PipelineState pipe = workspace.pipelines.get(id);
    if (pipe == null) {
      if (ReferenceWorkspace.like(workspace.pipelines.keySet(), id) != null) {
        throw new UnspecifiedException("a pipeline in another case");
      }
      throw RefusalException.notFound();
    }
    act.requireManage("stages");
    return pipe;
  }

  void edit(DataMap args) {
    PipelineState pipe = managed(args.word("pipeline"));
    List<String> wrong = new ArrayList<>();
    if (!args.text("of", pipe.of).equals(pipe.of)) {
      wrong.add("of");
    }
    DataMap replace = args.map("replace");
    if (!args.has("stages")) {
      if (!replace.keys().isEmpty()) {
        wrong.add("replace");
      }
      RefusalException.throwIfAny(wrong);
      return;
    }
    List<WorkspaceLoader.Stage> told = WorkspaceLoader.stages(args.list("stages"));
    check(pipe, told, wrong);
    RefusalException.throwIfAny(wrong);
    Map<String, String> stages = new LinkedHashMap<>();
    for (WorkspaceLoader.Stage stage : told) {
      if (!pipe.stages.containsKey(stage.name())
          && ReferenceWorkspace.like(pipe.stages.keySet(), stage.name()) != null) {
        throw new UnspecifiedException("a stage in another case");
      }
      stages.put(stage.name(), stage.closes());
    }
    checkReplacements(pipe, stages, replace);
    move(pipe, stages, replace);
    pipe.stages.clear();
    pipe.stages.putAll(stages);
    requireNoneWonAndLost();
  }

  /** P4: a stage that goes is replaced by one of the same pipeline that stays. */
  private static void checkReplacements(
      PipelineState pipe, Map<String, String> stages, DataMap replace) {
    for (String goes : replace.keys()) {
      String stays = replace.text(goes, "");
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
  private void move(PipelineState pipe, Map<String, String> stages, DataMap replace) {
    for (Item item : workspace.items.values()) {
      String stage = item.stages.get(pipe.id);
      if (stage == null || stages.containsKey(stage)) {
        continue;
      }
      String to = replace.text(stage);
      if (to == null) {
        if (workspace.living(item.key()) == null) {
          throw new UnspecifiedException(
              "the stage of a deleted record goes without a replacement");
        }
        throw RefusalException.invalid("replace", "stages");
      }
      item.stages.put(pipe.id, to);
      act.addHistory(item, "stage", pipe.id, stage, to); // P2
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
  void delete(String id, DataMap args) {
    PipelineState pipe = managed(id);
    FormOperations.confirm(records(workspace, id), args);
    workspace.pipelines.remove(pipe.id);
    for (Item item : workspace.items.values()) {
      String stage = item.stages.remove(pipe.id);
      if (stage != null) {
        act.addHistory(item, "stage", pipe.id, stage, null);
      }
    }
  }

  /** P4: how many living records are in it, the whole workspace counted. */
  static int records(ReferenceWorkspace workspace, String pipeline) {
    int records = 0;
    for (Item item : workspace.living()) {
      records += item.stages.containsKey(pipeline) ? 1 : 0;
    }
    return records;
  }
}

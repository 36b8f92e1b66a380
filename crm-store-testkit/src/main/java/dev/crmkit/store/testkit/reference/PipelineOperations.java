package dev.crmkit.store.testkit.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Pipelines and their stages (P1 to P4). */
final class PipelineOperations {

  private final Act act;
  private final Workspace workspace;

  PipelineOperations(Act act) {
    this.act = act;
    this.workspace = act.workspace();
  }

  /** P1. */
  void create(Args args) {
    act.requireManage("stages");
    String name = args.word("pipeline");
    List<String> wrong = new ArrayList<>();
    if (Texts.blank(name) || Workspace.like(workspace.pipelines.keySet(), name) != null) {
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
    Pipe pipe = new Pipe(name, of);
    List<Given.Stage> stages = Given.stages(args.list("stages"));
    check(pipe, stages, wrong);
    Refusal.ifAny(wrong);
    stages.forEach(stage -> pipe.stages.put(stage.name(), stage.closes()));
    workspace.pipelines.put(name, pipe);
  }

  /** P1, P3: at least one stage, each once; only one of deals closes. */
  private static void check(Pipe pipe, List<Given.Stage> stages, List<String> wrong) {
    boolean good = !stages.isEmpty();
    Set<String> names = new TreeSet<>();
    for (Given.Stage stage : stages) {
      good &= names.add(Texts.name(stage.name())) && !Texts.blank(stage.name());
      good &= List.of("", "won", "lost").contains(stage.closes());
      good &= stage.closes().isEmpty() || pipe.isOf("deal");
    }
    if (!good) {
      wrong.add("stages");
    }
  }

  private Pipe managed(String id) {
    Pipe pipe = workspace.pipelines.get(id);
    if (pipe == null) {
      if (Workspace.like(workspace.pipelines.keySet(), id) != null) {
        throw new Open("a pipeline in another case");
      }
      throw Refusal.notFound();
    }
    act.requireManage("stages");
    return pipe;
  }

  void edit(Args args) {
    Pipe pipe = managed(args.word("pipeline"));
    List<String> wrong = new ArrayList<>();
    if (!args.text("of", pipe.of).equals(pipe.of)) {
      wrong.add("of");
    }
    Args replace = args.map("replace");
    if (!args.has("stages")) {
      if (!replace.keys().isEmpty()) {
        wrong.add("replace");
      }
      Refusal.ifAny(wrong);
      return;
    }
    List<Given.Stage> told = Given.stages(args.list("stages"));
    check(pipe, told, wrong);
    Refusal.ifAny(wrong);
    Map<String, String> stages = new LinkedHashMap<>();
    for (Given.Stage stage : told) {
      if (!pipe.stages.containsKey(stage.name())
          && Workspace.like(pipe.stages.keySet(), stage.name()) != null) {
        throw new Open("a stage in another case");
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
  private static void checkReplacements(Pipe pipe, Map<String, String> stages, Args replace) {
    for (String goes : replace.keys()) {
      String stays = replace.text(goes, "");
      if (stages.containsKey(goes) || !pipe.stages.containsKey(goes)) {
        throw Refusal.invalid("replace");
      }
      if (!stages.containsKey(stays)) {
        throw Refusal.invalid("replace");
      }
      if (!pipe.stages.containsKey(stays)) {
        throw new Open("replaced by a stage that is new");
      }
    }
  }

  /**
   * P4: the records of a stage that goes move in the same change, which is no new version of them.
   */
  private void move(Pipe pipe, Map<String, String> stages, Args replace) {
    for (Item item : workspace.items.values()) {
      String stage = item.stages.get(pipe.id);
      if (stage == null || stages.containsKey(stage)) {
        continue;
      }
      String to = replace.text(stage);
      if (to == null) {
        if (workspace.alive(item.key()) == null) {
          throw new Open("the stage of a deleted record goes without a replacement");
        }
        throw Refusal.invalid("replace", "stages");
      }
      item.stages.put(pipe.id, to);
      act.tell(item, "stage", pipe.id, stage, to); // P2
    }
  }

  /** P3: no deal comes to be both won and lost; a deleted one is looked at when it comes back. */
  private void requireNoneWonAndLost() {
    for (Item deal : workspace.alive()) {
      if (workspace.closings(deal.stages).size() > 1) {
        throw Refusal.invalid("stages");
      }
    }
  }

  /** P4: with the number of its records confirmed; they leave it. */
  void delete(String id, Args args) {
    Pipe pipe = managed(id);
    FormOperations.confirm(records(workspace, id), args);
    workspace.pipelines.remove(pipe.id);
    for (Item item : workspace.items.values()) {
      String stage = item.stages.remove(pipe.id);
      if (stage != null) {
        act.tell(item, "stage", pipe.id, stage, null);
      }
    }
  }

  /** P4: how many living records are in it, the whole workspace counted. */
  static int records(Workspace workspace, String pipeline) {
    int records = 0;
    for (Item item : workspace.alive()) {
      records += item.stages.containsKey(pipeline) ? 1 : 0;
    }
    return records;
  }
}

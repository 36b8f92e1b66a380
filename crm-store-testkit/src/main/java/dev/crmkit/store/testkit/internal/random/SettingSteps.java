package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.ANYONE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.DIRECTOR;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.SETTINGS_MANAGER;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with pipelines, labels, groups, addresses, policies and denied settings. */
final class SettingSteps {

  static final List<OperationGenerator> ALL =
      List.of(
          kind("create-pipeline", 1.5, SETTINGS_MANAGER, SettingSteps::createPipeline),
          kind("edit-pipeline", 3, SETTINGS_MANAGER, SettingSteps::editPipeline),
          new OperationGenerator(
              "delete-pipeline", "delete", 1, SETTINGS_MANAGER, SettingSteps::deletePipeline),
          kind("create-label", 2, ANYONE, SettingSteps::createLabel),
          new OperationGenerator(
              "delete-label",
              "delete",
              1.5,
              ANYONE,
              (picks, me) -> ScriptData.map("on", "label/" + picks.label())),
          kind("create-group", 1, DIRECTOR, SettingSteps::createGroup),
          kind("set-group-members", 2, DIRECTOR, SettingSteps::setMembers),
          new OperationGenerator(
              "delete-group",
              "delete",
              1,
              DIRECTOR,
              (picks, me) -> ScriptData.map("on", "group/" + picks.group())),
          kind("set-allowed-ips", 1.5, DIRECTOR, SettingSteps::setAllowed),
          kind("set-policy", 1.5, DIRECTOR, (picks, me) -> policy(picks.dice())),
          kind("deny-setting", 2, DIRECTOR, SettingSteps::setting),
          kind("allow-setting", 2, DIRECTOR, SettingSteps::setting));

  private SettingSteps() {}

  private static Map<String, @Nullable Object> createPipeline(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    List<String> there = picks.view().pipelines();
    return ScriptData.map(
        "pipeline",
        there.isEmpty() || dice.chance(.9) ? dice.fresh("np") : dice.one(there),
        "of",
        dice.of("clients", "deals"),
        "stages",
        dice.of(
            List.of("a"),
            List.of("a", "b"),
            List.of("a", ScriptData.map("stage", "won", "closes", "won")),
            List.of("b", "a", ScriptData.map("stage", "lost", "closes", "lost")),
            List.of(),
            List.of("a", "a")));
  }

  /** Some stages go, and what is at them moves mostly to one that stays. */
  private static Map<String, @Nullable Object> editPipeline(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    String pipeline = picks.pipeline();
    if (pipeline.equals(RandomChoices.NONE)) {
      return ScriptData.map("pipeline", pipeline, "stages", List.of("a"));
    }
    List<String> keep = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String stage : picks.view().stages(pipeline)) {
      (dice.chance(.65) ? keep : gone).add(stage);
    }
    List<Object> stages = new ArrayList<>();
    boolean closes = picks.view().pipelineOf(pipeline).equals("deals") && dice.chance(.4);
    for (String stage : keep) {
      stages.add(
          closes && dice.chance(.5)
              ? ScriptData.map("stage", stage, "closes", dice.of("won", "lost"))
              : stage(picks.view(), pipeline, stage));
    }
    if (dice.chance(.3)) {
      stages.add(dice.fresh("nz"));
    }
    if (dice.chance(.2)) {
      dice.shuffle(stages);
    }
    Map<String, @Nullable Object> edit = ScriptData.map("pipeline", pipeline, "stages", stages);
    Map<String, @Nullable Object> replace = ScriptData.map();
    if (!keep.isEmpty() && dice.chance(.75)) {
      for (String stage : gone) {
        if (dice.chance(.9)) {
          replace.put(stage, dice.one(keep));
        }
      }
    } else if (!gone.isEmpty() && dice.chance(.1)) {
      replace.put(gone.get(0), RandomChoices.NONE);
    }
    if (!replace.isEmpty()) {
      edit.put("replace", replace);
    }
    return edit;
  }

  /** A stage as it is told in a list: with how it closes a deal, if it does. */
  static Object stage(WorkspaceView now, String pipeline, String stage) {
    String closes = now.closes(pipeline, stage);
    return closes == null ? stage : ScriptData.map("stage", stage, "closes", closes);
  }

  private static Map<String, @Nullable Object> deletePipeline(RandomChoices picks, String me) {
    String pipeline = picks.pipeline();
    return FormSteps.confirmed(picks, "pipeline/" + pipeline, picks.view().recordsIn(pipeline));
  }

  private static Map<String, @Nullable Object> createLabel(RandomChoices picks, String me) {
    List<String> there = picks.view().labels();
    String label =
        there.isEmpty() || picks.dice().chance(.7)
            ? picks.dice().fresh("nl")
            : picks.dice().one(there).toUpperCase(Locale.ROOT);
    Map<String, @Nullable Object> made = ScriptData.map("label", label);
    if (picks.dice().chance(.2)) {
      made.put("colour", "#c00");
    }
    return made;
  }

  private static Map<String, @Nullable Object> createGroup(RandomChoices picks, String me) {
    RandomSource dice = picks.dice();
    List<String> there = picks.view().groups();
    String group = there.isEmpty() || dice.chance(.9) ? dice.fresh("ng") : dice.one(there);
    Map<String, @Nullable Object> made = ScriptData.map("group", group);
    if (dice.chance(.5)) {
      made.put("members", picks.some(picks.users(user -> true), 3, .03));
    }
    return made;
  }

  private static Map<String, @Nullable Object> setMembers(RandomChoices picks, String me) {
    return ScriptData.map(
        "group", picks.group(), "members", picks.some(picks.users(user -> true), 4, .1));
  }

  private static Map<String, @Nullable Object> setAllowed(RandomChoices picks, String me) {
    List<String> ranges = picks.dice().some(SampleValues.RANGES, 4);
    if (picks.dice().chance(.3)) {
      ranges.add(picks.dice().one(SampleValues.NO_RANGES));
    }
    return ScriptData.map("allowed-ips", ranges);
  }

  private static Map<String, @Nullable Object> policy(RandomSource dice) {
    return dice.chance(.6)
        ? ScriptData.map("peer-access", dice.of("view", "edit"))
        : ScriptData.map("ip-check", dice.of("sign-in", "every-call"));
  }

  private static Map<String, @Nullable Object> setting(RandomChoices picks, String me) {
    return ScriptData.map(
        "user", picks.seenUser(me), "settings", picks.dice().one(SampleValues.AREAS));
  }
}

package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.ANYONE;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.DIRECTOR;
import static dev.crmkit.store.testkit.internal.random.OperationGenerator.Actor.SETTINGS_MANAGER;

import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.RecordOperation.Delete;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.AllowSetting;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateGroup;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreateLabel;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.CreatePipeline;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.DenySetting;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.EditPipeline;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetAllowedIps;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetGroupMembers;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation.SetPolicy;
import dev.crmkit.store.testkit.internal.operation.StageArg;
import dev.crmkit.store.testkit.internal.reference.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates operations on pipelines, labels, groups, addresses, policies and denied settings. */
final class SettingSteps {

  static final List<OperationGenerator> ALL =
      List.of(
          new OperationGenerator(
              "create-pipeline", 1.5, SETTINGS_MANAGER, SettingSteps::createPipeline),
          new OperationGenerator("edit-pipeline", 3, SETTINGS_MANAGER, SettingSteps::editPipeline),
          new OperationGenerator(
              "delete-pipeline", 1, SETTINGS_MANAGER, SettingSteps::deletePipeline),
          new OperationGenerator("create-label", 2, ANYONE, SettingSteps::createLabel),
          new OperationGenerator(
              "delete-label",
              1.5,
              ANYONE,
              (choices, me) -> delete(EntityKind.LABEL, choices.label())),
          new OperationGenerator("create-group", 1, DIRECTOR, SettingSteps::createGroup),
          new OperationGenerator("set-group-members", 2, DIRECTOR, SettingSteps::setMembers),
          new OperationGenerator(
              "delete-group",
              1,
              DIRECTOR,
              (choices, me) -> delete(EntityKind.GROUP, choices.group())),
          new OperationGenerator("set-allowed-ips", 1.5, DIRECTOR, SettingSteps::setAllowed),
          new OperationGenerator(
              "set-policy", 1.5, DIRECTOR, (choices, me) -> policy(choices.source())),
          new OperationGenerator(
              "deny-setting",
              2,
              DIRECTOR,
              (choices, me) -> new DenySetting(choices.seenUser(me), area(choices))),
          new OperationGenerator(
              "allow-setting",
              2,
              DIRECTOR,
              (choices, me) -> new AllowSetting(choices.seenUser(me), area(choices))));

  private SettingSteps() {}

  private static Operation delete(EntityKind kind, String name) {
    return new Delete(new EntityRef(kind, name), Arg.absent());
  }

  private static String area(RandomChoices choices) {
    return choices.source().one(SampleValues.AREAS);
  }

  private static Operation createPipeline(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> present = choices.view().pipelines();
    StageArg a = StageArg.of("a");
    StageArg b = StageArg.of("b");
    return new CreatePipeline(
        present.isEmpty() || source.chance(.9) ? source.fresh("np") : source.one(present),
        Arg.of(source.of("clients", "deals")),
        Arg.of(
            source.of(
                List.of(a),
                List.of(a, b),
                List.of(a, new StageArg("won", "won")),
                List.of(b, a, new StageArg("lost", "lost")),
                List.of(),
                List.of(a, a))),
        Arg.absent());
  }

  /** Removes some stages, and mostly replaces each by one that stays. */
  private static Operation editPipeline(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    String pipeline = choices.pipeline();
    if (pipeline.equals(RandomChoices.NONE)) {
      return new EditPipeline(
          pipeline, Arg.absent(), Arg.of(List.of(StageArg.of("a"))), Arg.absent());
    }
    List<String> kept = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (String stage : choices.view().stages(pipeline)) {
      (source.chance(.65) ? kept : removed).add(stage);
    }
    List<StageArg> stages = new ArrayList<>();
    boolean closes = choices.view().of(pipeline).equals("deals") && source.chance(.4);
    for (String stage : kept) {
      stages.add(
          closes && source.chance(.5)
              ? new StageArg(stage, source.of("won", "lost"))
              : stage(choices.view(), pipeline, stage));
    }
    if (source.chance(.3)) {
      stages.add(StageArg.of(source.fresh("nz")));
    }
    if (source.chance(.2)) {
      source.shuffle(stages);
    }
    Map<String, @Nullable String> replace = new LinkedHashMap<>();
    if (!kept.isEmpty() && source.chance(.75)) {
      for (String stage : removed) {
        if (source.chance(.9)) {
          replace.put(stage, source.one(kept));
        }
      }
    } else if (!removed.isEmpty() && source.chance(.1)) {
      replace.put(removed.get(0), RandomChoices.NONE);
    }
    return new EditPipeline(
        pipeline, Arg.absent(), Arg.of(stages), replace.isEmpty() ? Arg.absent() : Arg.of(replace));
  }

  /** A stage as it is, with how it closes a deal. */
  static StageArg stage(Reference view, String pipeline, String stage) {
    return new StageArg(stage, view.closes(pipeline, stage));
  }

  private static Operation deletePipeline(RandomChoices choices, String me) {
    String pipeline = choices.pipeline();
    return FormSteps.confirmed(
        choices, new EntityRef(EntityKind.PIPELINE, pipeline), choices.view().recordsIn(pipeline));
  }

  private static Operation createLabel(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> present = choices.view().labels();
    return new CreateLabel(
        present.isEmpty() || source.chance(.7)
            ? source.fresh("nl")
            : source.one(present).toUpperCase(Locale.ROOT),
        source.maybe(.2, () -> "#c00"));
  }

  private static Operation createGroup(RandomChoices choices, String me) {
    RandomSource source = choices.source();
    List<String> present = choices.view().groups();
    return new CreateGroup(
        present.isEmpty() || source.chance(.9) ? source.fresh("ng") : source.one(present),
        source.maybe(.5, () -> choices.some(choices.users(user -> true), 3, .03)));
  }

  private static Operation setMembers(RandomChoices choices, String me) {
    return new SetGroupMembers(choices.group(), choices.some(choices.users(user -> true), 4, .1));
  }

  private static Operation setAllowed(RandomChoices choices, String me) {
    List<String> ranges = choices.source().some(SampleValues.RANGES, 4);
    if (choices.source().chance(.3)) {
      ranges.add(choices.source().one(SampleValues.NO_RANGES));
    }
    return new SetAllowedIps(ranges);
  }

  private static Operation policy(RandomSource source) {
    return source.chance(.6)
        ? new SetPolicy(Arg.of(source.of("view", "edit")), Arg.absent())
        : new SetPolicy(Arg.absent(), Arg.of(source.of("sign-in", "every-call")));
  }
}

package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.change.LabelChange;
import dev.crmkit.access.change.NewPipeline;
import dev.crmkit.access.change.PipelineChange;
import dev.crmkit.access.change.PipelineEdit;
import dev.crmkit.access.change.SecurityChange;
import dev.crmkit.access.change.StageSpec;
import dev.crmkit.access.change.UserChange;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.label.NewLabel;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.pipeline.DealOutcome;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.user.GroupEdit;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewGroup;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.operation.SettingsOperation;
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
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls for changes of pipelines, labels, groups, security and denied settings. */
final class SettingsCalls extends OrgCalls implements SettingsOperation.Visitor<OrgCall<?>> {

  SettingsCalls(Actor actor) {
    super(actor);
  }

  @Override
  public OrgCall<?> createPipeline(CreatePipeline operation) {
    return call(
        () -> newPipeline(operation),
        change ->
            actor.keep(session.pipelines().create(change.pipeline()), ScenarioWorkspace::bindName));
  }

  private PipelineChange.CreatePipeline newPipeline(CreatePipeline operation) {
    Optional<RecordKind> of = recordKind(operation.of());
    if (!operation.of().named()) {
      arguments.refuse("of", operation.of(), "clients or deals");
    }
    if (!operation.replace().or(Map.of()).isEmpty()) {
      arguments.refuse(
          "replace", operation.replace(), "nothing: what is created has no stages to replace");
    }
    return new PipelineChange.CreatePipeline(
        NewPipeline.builder()
            .id(PipelineId.of(arguments.names().next(EntityKind.PIPELINE, operation.pipeline())))
            .name(operation.pipeline())
            .kind(of.orElse(RecordKind.CLIENT))
            .stages(stages(operation.stages()))
            .build());
  }

  @Override
  public OrgCall<?> editPipeline(EditPipeline operation) {
    return call(
        () ->
            new PipelineChange.EditPipeline(
                PipelineEdit.builder()
                    .id(arguments.id(operation.pipeline(), EntityKind.PIPELINE, PipelineId::of))
                    .kind(recordKind(operation.of()))
                    .stages(
                        operation.stages().named()
                            ? Optional.of(stages(operation.stages()))
                            : Optional.empty())
                    .replace(replacements(operation.replace()))
                    .build()),
        change -> session.pipelines().edit(change.edit()));
  }

  private Optional<RecordKind> recordKind(Arg<String> of) {
    return of.optional()
        .flatMap(
            word ->
                switch (word) {
                  case "clients" -> Optional.of(RecordKind.CLIENT);
                  case "deals" -> Optional.of(RecordKind.DEAL);
                  default -> {
                    arguments.refuse("of", of, "clients or deals");
                    yield Optional.empty();
                  }
                });
  }

  private List<StageSpec> stages(Arg<List<StageArg>> stages) {
    List<StageSpec> specs = new ArrayList<>();
    for (StageArg stage : stages.or(List.of())) {
      String closes = stage.closes();
      specs.add(
          closes == null
              ? StageSpec.of(stage.stage())
              : new StageSpec(
                  null,
                  stage.stage(),
                  arguments.constant("stages", closes, DealOutcome.class).orElse(null)));
    }
    return specs;
  }

  private static Map<String, String> replacements(Arg<Map<String, @Nullable String>> replace) {
    Map<String, String> replacements = new LinkedHashMap<>();
    replace.or(Map.of()).forEach((stage, by) -> replacements.put(stage, by == null ? "" : by));
    return replacements;
  }

  @Override
  public OrgCall<?> createLabel(CreateLabel operation) {
    return call(
        () ->
            new LabelChange.CreateLabel(
                NewLabel.builder()
                    .id(LabelId.of(arguments.names().next(EntityKind.LABEL, operation.label())))
                    .name(operation.label())
                    .colour(operation.colour().optional())
                    .build()),
        change -> actor.keep(session.labels().create(change.label()), ScenarioWorkspace::bindName));
  }

  @Override
  public OrgCall<?> createGroup(CreateGroup operation) {
    return call(
        () ->
            new SecurityChange.CreateGroup(
                NewGroup.of(operation.group())
                    .id(GroupId.of(arguments.names().next(EntityKind.GROUP, operation.group())))
                    .members(users(operation.members()))),
        change -> actor.keep(session.groups().create(change.group()), ScenarioWorkspace::bindName));
  }

  @Override
  public OrgCall<?> setGroupMembers(SetGroupMembers operation) {
    return call(
        () ->
            new SecurityChange.EditGroup(
                GroupEdit.of(arguments.id(operation.group(), EntityKind.GROUP, GroupId::of))
                    .members(arguments.ids(operation.members(), EntityKind.USER, UserId::of))),
        change -> session.groups().edit(change.edit()));
  }

  @Override
  public OrgCall<?> setAllowedIps(SetAllowedIps operation) {
    return call(
        () -> new SecurityChange.SetAllowedRanges(operation.allowedIps()),
        change -> session.security().setAllowedRanges(change.ranges()));
  }

  @Override
  public OrgCall<?> setPolicy(SetPolicy operation) {
    return call(
        () -> {
          Policies now = actor.workspace().org().policies();
          return new SecurityChange.SetPolicies(
              new Policies(
                  arguments
                      .constant("peer-access", operation.peerAccess(), Policies.PeerAccess.class)
                      .orElse(now.peerAccess()),
                  arguments
                      .constant("ip-check", operation.ipCheck(), Policies.IpCheck.class)
                      .orElse(now.ipCheck())));
        },
        change -> session.security().setPolicies(change.policies()));
  }

  @Override
  public OrgCall<?> denySetting(DenySetting operation) {
    return call(
        () -> new UserChange.DenySetting(user(operation.user()), area(operation.settings())),
        change -> session.users().denySetting(change.user(), change.area()));
  }

  @Override
  public OrgCall<?> allowSetting(AllowSetting operation) {
    return call(
        () -> new UserChange.AllowSetting(user(operation.user()), area(operation.settings())),
        change -> session.users().allowSetting(change.user(), change.area()));
  }

  private SettingsArea area(String word) {
    return arguments.required("settings", Arg.of(word), SettingsArea.class, SettingsArea.LABELS);
  }
}

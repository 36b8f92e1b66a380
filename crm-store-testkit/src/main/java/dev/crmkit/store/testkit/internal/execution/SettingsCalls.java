package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.change.LabelChange.CreateLabel;
import dev.crmkit.access.change.SecurityChange.CreateGroup;
import dev.crmkit.access.change.SecurityChange.SetAllowedRanges;
import dev.crmkit.access.change.SecurityChange.SetGroupMembers;
import dev.crmkit.access.change.SecurityChange.SetPolicies;
import dev.crmkit.access.change.UserChange.AllowSetting;
import dev.crmkit.access.change.UserChange.DenySetting;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.List;
import java.util.Set;

/** What is done with labels, groups and security, and with the denial of settings. */
final class SettingsCalls {

  private static final MapShape DENIAL =
      MapShape.of(required("user", Shapes.NAME), required("settings", Shapes.NAME));

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new OrgOperation<>(
              "create-label",
              MapShape.of(required("label", Shapes.TEXT), optional("colour", Shapes.TEXT)),
              (actor, given) ->
                  new CreateLabel(
                      LabelId.of(given.names().next(EntityKind.LABEL, given.required("label"))),
                      given.required("label"),
                      given.text("colour").orElse(null)),
              (actor, change) ->
                  actor.workspace().bindName(actor.session().labels().create(change))),
          new OrgOperation<>(
              "create-group",
              MapShape.of(required("group", Shapes.TEXT), optional("members", Shapes.NAMES)),
              (actor, given) ->
                  new CreateGroup(
                      GroupId.of(given.names().next(EntityKind.GROUP, given.required("group"))),
                      given.required("group"),
                      members(given)),
              (actor, change) ->
                  actor.workspace().bindName(actor.session().groups().create(change))),
          new OrgOperation<>(
              "set-group-members",
              MapShape.of(required("group", Shapes.TEXT), required("members", Shapes.NAMES)),
              (actor, given) ->
                  new SetGroupMembers(
                      given.id("group", EntityKind.GROUP, GroupId::of).orElseThrow(),
                      members(given)),
              (actor, change) ->
                  actor.session().groups().setMembers(change.group(), change.members())),
          new OrgOperation<>(
              "set-allowed-ips",
              MapShape.of(required("allowed-ips", Shapes.TEXTS)),
              (actor, given) -> new SetAllowedRanges(given.texts("allowed-ips").orElse(List.of())),
              (actor, change) -> actor.session().security().setAllowedRanges(change.ranges())),
          new OrgOperation<>(
              "set-policy",
              MapShape.of(optional("peer-access", Shapes.NAME), optional("ip-check", Shapes.NAME)),
              SettingsCalls::policies,
              (actor, change) -> actor.session().security().setPolicies(change.policies())),
          new OrgOperation<>(
              "deny-setting",
              DENIAL,
              (actor, given) -> new DenySetting(UserCalls.user(given), area(given)),
              (actor, change) -> actor.session().users().denySetting(change.user(), change.area())),
          new OrgOperation<>(
              "allow-setting",
              DENIAL,
              (actor, given) -> new AllowSetting(UserCalls.user(given), area(given)),
              (actor, change) ->
                  actor.session().users().allowSetting(change.user(), change.area())));

  private SettingsCalls() {}

  private static Set<UserId> members(OperationArguments given) {
    return given.ids("members", EntityKind.USER, UserId::of).orElse(Set.of());
  }

  private static SetPolicies policies(Actor actor, OperationArguments given) {
    Policies now = actor.workspace().org().policies();
    return new SetPolicies(
        new Policies(
            given.word("peer-access", Policies.PeerAccess.class).orElse(now.peerAccess()),
            given.word("ip-check", Policies.IpCheck.class).orElse(now.ipCheck())));
  }

  private static SettingsArea area(OperationArguments given) {
    return given.must("settings", SettingsArea.class, SettingsArea.LABELS);
  }
}

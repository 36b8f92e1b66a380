package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

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
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import java.util.List;
import java.util.Set;

/** What is done with labels, groups and security, and with the denial of settings. */
final class SettingsOperations {

  private static final Keys DENIAL =
      Keys.of(must("user", Shapes.NAME), must("settings", Shapes.NAME));

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Reorganisation<>(
              "create-label",
              Keys.of(must("label", Shapes.TEXT), may("colour", Shapes.TEXT)),
              (actor, given) ->
                  new CreateLabel(
                      LabelId.of(given.names().next(Kind.LABEL, given.required("label"))),
                      given.required("label"),
                      given.text("colour").orElse(null)),
              (actor, change) -> actor.company().created(actor.session().labels().create(change))),
          new Reorganisation<>(
              "create-group",
              Keys.of(must("group", Shapes.TEXT), may("members", Shapes.NAMES)),
              (actor, given) ->
                  new CreateGroup(
                      GroupId.of(given.names().next(Kind.GROUP, given.required("group"))),
                      given.required("group"),
                      members(given)),
              (actor, change) -> actor.company().created(actor.session().groups().create(change))),
          new Reorganisation<>(
              "set-group-members",
              Keys.of(must("group", Shapes.TEXT), must("members", Shapes.NAMES)),
              (actor, given) ->
                  new SetGroupMembers(
                      given.id("group", Kind.GROUP, GroupId::of).orElseThrow(), members(given)),
              (actor, change) ->
                  actor.session().groups().setMembers(change.group(), change.members())),
          new Reorganisation<>(
              "set-allowed-ips",
              Keys.of(must("allowed-ips", Shapes.TEXTS)),
              (actor, given) -> new SetAllowedRanges(given.texts("allowed-ips").orElse(List.of())),
              (actor, change) -> actor.session().security().setAllowedRanges(change.ranges())),
          new Reorganisation<>(
              "set-policy",
              Keys.of(may("peer-access", Shapes.NAME), may("ip-check", Shapes.NAME)),
              SettingsOperations::policies,
              (actor, change) -> actor.session().security().setPolicies(change.policies())),
          new Reorganisation<>(
              "deny-setting",
              DENIAL,
              (actor, given) -> new DenySetting(UserOperations.user(given), area(given)),
              (actor, change) -> actor.session().users().denySetting(change.user(), change.area())),
          new Reorganisation<>(
              "allow-setting",
              DENIAL,
              (actor, given) -> new AllowSetting(UserOperations.user(given), area(given)),
              (actor, change) ->
                  actor.session().users().allowSetting(change.user(), change.area())));

  private SettingsOperations() {}

  private static Set<UserId> members(Arguments given) {
    return given.ids("members", Kind.USER, UserId::of).orElse(Set.of());
  }

  private static SetPolicies policies(Actor actor, Arguments given) {
    Policies now = actor.company().org().policies();
    return new SetPolicies(
        new Policies(
            given.word("peer-access", Policies.PeerAccess.class).orElse(now.peerAccess()),
            given.word("ip-check", Policies.IpCheck.class).orElse(now.ipCheck())));
  }

  private static SettingsArea area(Arguments given) {
    return given.must("settings", SettingsArea.class, SettingsArea.LABELS);
  }
}

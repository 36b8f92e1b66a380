package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.UserChange.AllowSetting;
import dev.crmkit.access.change.UserChange.DenySetting;
import dev.crmkit.access.change.UserChange.SetResponsible;
import dev.crmkit.access.change.UserChange.SetType;
import dev.crmkit.access.change.UserChange.TransferDirectorship;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.user.SettingsArea;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Plans changes of types, responsibles and denied settings (rules.md U1, U2, U5, D6, S2). */
final class RoleChanges {

  private RoleChanges() {}

  static PlannedChange plan(PlanContext p, SetType change) {
    User user = p.requireVisible(change.user());
    p.requireDirector(Rule.ONLY_DIRECTOR_CHANGES, user);
    if (user.type() == UserType.DIRECTOR || change.type() == UserType.DIRECTOR) {
      p.addViolation(
          "type",
          ViolationCode.NOT_ALLOWED,
          change.type().name(),
          "head or manager; the role of the Director is transferred");
    }
    p.throwIfInvalid();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org());
    if (user.type() != change.type()) {
      UserId director = p.org().director().id();
      draft.put(user.toBuilder().type(change.type()).responsible(director).build());
      if (user.type() == UserType.HEAD) {
        reassign(p, draft, user, director);
      }
    }
    return draft.build(user.id());
  }

  static PlannedChange plan(PlanContext p, SetResponsible change) {
    User user = p.requireVisible(change.user());
    p.requireDirector(Rule.ONLY_DIRECTOR_CHANGES, user);
    UserId to = change.to();
    if (user.type() == UserType.DIRECTOR) {
      p.addViolation(
          "responsible",
          ViolationCode.NOT_ALLOWED,
          to == null ? null : to.key(),
          "the Director has no responsible");
    } else if (to == null) {
      p.addViolation("responsible", ViolationCode.REQUIRED, null, "a head or the Director");
    } else {
      Responsibles.check(p, "responsible", user.type(), user.id(), to);
    }
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org())
        .put(user.toBuilder().responsible(Optional.ofNullable(to)).build())
        .build(user.id());
  }

  static PlannedChange plan(PlanContext p, TransferDirectorship change) {
    User old = p.actor();
    if (!p.isDirector()) {
      throw p.denied(Rule.ROLE_TRANSFERRED_BY_DIRECTOR, null);
    }
    User successor = p.org().user(change.to()).orElse(null);
    if (successor == null) {
      p.addViolation("to", ViolationCode.UNKNOWN, change.to().key(), "a user of the workspace");
    } else if (p.isActor(successor)) {
      p.addViolation("to", ViolationCode.NOT_ALLOWED, change.to().key(), "another user");
    }
    p.throwIfInvalid();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org());
    if (successor != null) {
      draft.put(
          successor.toBuilder()
              .type(UserType.DIRECTOR)
              .status(UserStatus.ACTIVE)
              .responsible(Optional.empty())
              .deniedSettings(Set.of())
              .build());
      draft.put(old.toBuilder().type(UserType.HEAD).responsible(successor.id()).build());
      for (User under : p.org().directReports(old.id())) {
        if (!under.id().equals(successor.id())) {
          draft.put(under.toBuilder().responsible(successor.id()).build());
        }
      }
      draft.voidActivation(successor.id());
    }
    return draft.build(change.to());
  }

  static PlannedChange plan(PlanContext p, DenySetting change) {
    User user = p.requireVisible(change.user());
    p.requireDirector(Rule.DENIALS_BY_DIRECTOR, user);
    if (user.type() == UserType.DIRECTOR) {
      p.addViolation(
          "settings",
          ViolationCode.NOT_ALLOWED,
          change.area().key(),
          "the Director cannot be denied anything");
    }
    p.throwIfInvalid();
    Set<SettingsArea> denied = new HashSet<>(user.deniedSettings());
    denied.add(change.area());
    return new OrgDeltaBuilder(p.org())
        .put(user.toBuilder().deniedSettings(denied).build())
        .build(user.id());
  }

  static PlannedChange plan(PlanContext p, AllowSetting change) {
    User user = p.requireVisible(change.user());
    p.requireDirector(Rule.DENIALS_BY_DIRECTOR, user);
    Set<SettingsArea> denied = new HashSet<>(user.deniedSettings());
    denied.remove(change.area());
    return new OrgDeltaBuilder(p.org())
        .put(user.toBuilder().deniedSettings(denied).build())
        .build(user.id());
  }

  /** Makes another user the responsible of all direct reports of a user. */
  static void reassign(PlanContext p, OrgDeltaBuilder draft, User from, UserId to) {
    for (User under : p.org().directReports(from.id())) {
      draft.put(under.toBuilder().responsible(to).build());
    }
  }
}

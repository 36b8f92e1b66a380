package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.UserChange.CreateUser;
import dev.crmkit.access.change.UserChange.EditUser;
import dev.crmkit.access.change.UserChange.RenewActivation;
import dev.crmkit.access.change.UserChange.SetStatus;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.history.Change;
import dev.crmkit.core.history.EventType;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.text.TextOrder;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.GroupId;
import dev.crmkit.core.user.NewUser;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserEdit;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans what creates users and changes profiles and statuses (rules.md U3 to U6, U9, U12). */
final class UserChanges {

  private UserChanges() {}

  static PlannedChange plan(PlanContext p, CreateUser change) {
    NewUser wanted = change.user();
    User actor = p.actor();
    String name = Texts.orEmpty(wanted.name());
    UserType type = wanted.type();
    if (type == null) {
      p.addViolation("type", ViolationCode.REQUIRED, null, "a head or a manager");
      type = UserType.MANAGER;
    }
    if (p.isDirector()) {
      if (type == UserType.DIRECTOR) {
        p.addViolation("type", ViolationCode.NOT_ALLOWED, "director", "a head or a manager");
      }
    } else {
      p.require(Decisions.decideCreate(actor, type));
      if (wanted.responsible().filter(over -> !over.equals(actor.id())).isPresent()) {
        throw p.denied(Rule.ONLY_UNDER_THEMSELVES, null);
      }
      if (!wanted.groups().isEmpty()) {
        throw p.denied(Rule.GROUPS_BY_DIRECTOR, null);
      }
    }
    UserId id = p.newId(wanted.id().orElse(null), UserId::new);
    Texts.checkName("name", name, p.violations());
    wanted.email().ifPresent(email -> checkEmail(p, email));
    wanted.contacts().ifPresent(text -> p.checkText("contacts", text));
    checkGroups(p, Set.of(), wanted.groups());
    UserId over = wanted.responsible().orElse(actor.id());
    Responsibles.check(p, "responsible", type, id, over);
    p.throwIfInvalid();
    PortfolioId own =
        new PortfolioId(p.newNumber(number -> p.org().hasPortfolio(new PortfolioId(number))));
    User user =
        User.builder()
            .id(id)
            .name(name)
            .email(wanted.email())
            .contacts(wanted.contacts())
            .type(type)
            .status(wanted.status())
            .responsible(over)
            .groups(wanted.groups())
            .portfolio(own)
            .createdAt(p.now())
            .build();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org()).put(user).put(new Portfolio(own, id));
    if (user.status() == UserStatus.ACTIVATION_REQUIRED) {
      draft.issueActivation(id);
    }
    return draft.build(id);
  }

  static PlannedChange plan(PlanContext p, EditUser change) {
    UserEdit edit = change.edit();
    User user = p.requireVisible(p.required(edit.id()));
    Optional<String> email =
        edit.email().applyTo(user.email()).filter(text -> !Texts.isBlank(text));
    boolean newAddress = !sameAddress(email, user.email());
    if (!p.isDirector() && !p.isActor(user)) {
      if (newAddress) {
        throw p.denied(Rule.EMAIL_BY_OWNER_OR_DIRECTOR, user);
      }
      email = user.email();
    }
    Set<GroupId> groups = edit.groups().applyTo(user.groups());
    if (!edit.groups().isKeep()) {
      p.requireDirector(Rule.GROUPS_BY_DIRECTOR, user);
    }
    edit.name().ifPresent(name -> Texts.checkName("name", name, p.violations()));
    edit.contacts().newValue().ifPresent(text -> p.checkText("contacts", text));
    if (newAddress) {
      email.ifPresent(address -> checkEmail(p, address));
    }
    checkGroups(p, user.groups(), groups);
    p.throwIfInvalid();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org());
    draft.put(
        user.toBuilder()
            .name(edit.name().orElse(user.name()))
            .email(email)
            .contacts(edit.contacts().applyTo(user.contacts()))
            .groups(groups)
            .build());
    if (newAddress) {
      draft.voidActivation(user.id());
    }
    return draft.build(user.id());
  }

  static PlannedChange plan(PlanContext p, SetStatus change) {
    User user = p.requireVisible(change.user());
    UserStatus wanted = change.status();
    if (!p.isDirector()) {
      requireHeadMaySet(p, user, wanted);
    } else if (p.isActor(user) && wanted != UserStatus.ACTIVE) {
      p.addViolation(
          "status", ViolationCode.NOT_ALLOWED, wanted.name(), "the Director is always active");
    }
    p.throwIfInvalid();
    OrgDeltaBuilder draft = new OrgDeltaBuilder(p.org());
    if (wanted != user.status()) {
      draft.put(user.toBuilder().status(wanted).build()).voidActivation(user.id());
      if (wanted == UserStatus.ACTIVATION_REQUIRED) {
        draft.issueActivation(user.id());
      }
    }
    return draft.build(user.id());
  }

  /** Heads can restrict their Managers, and lift only "inactive" (rules.md U5). */
  private static void requireHeadMaySet(PlanContext p, User user, UserStatus wanted) {
    if (p.isActor(user)) {
      throw p.denied(Rule.NOT_ON_OWN_PROFILE, user);
    }
    boolean may =
        wanted == user.status()
            || switch (user.status()) {
              case ACTIVE, INACTIVE -> wanted != UserStatus.ACTIVATION_REQUIRED;
              case IP_RESTRICTED, ACTIVATION_REQUIRED -> wanted == UserStatus.DISMISSED;
              case DISMISSED -> false;
            };
    if (!may) {
      throw p.denied(Rule.LIFTED_BY_DIRECTOR, user);
    }
  }

  static PlannedChange plan(PlanContext p, RenewActivation change) {
    User user = p.requireVisible(change.user());
    if (!p.isDirector() && p.isActor(user)) {
      throw p.denied(Rule.NOT_ON_OWN_PROFILE, user);
    }
    if (user.status() != UserStatus.ACTIVATION_REQUIRED) {
      p.addViolation(
          "status",
          ViolationCode.NOT_ALLOWED,
          user.status().name(),
          "a user whose activation is required");
    }
    p.throwIfInvalid();
    return new OrgDeltaBuilder(p.org())
        .issueActivation(user.id())
        .addEvent(user.id(), EventType.EDIT, List.of(new Change("activation", null, "renewed")))
        .build(user.id());
  }

  /** Checks a new address: its syntax, and that no other live user has it. */
  static void checkEmail(PlanContext p, String email) {
    Emails.check("email", email, p.violations());
    p.org()
        .userByEmail(email)
        .ifPresent(
            holder ->
                p.addViolation(
                    "email", ViolationCode.TAKEN, email, "an address that no other user has"));
  }

  private static boolean sameAddress(Optional<String> a, Optional<String> b) {
    return a.map(TextOrder::nameKey).equals(b.map(TextOrder::nameKey));
  }

  private static void checkGroups(PlanContext p, Set<GroupId> before, Set<GroupId> groups) {
    if (!p.checkQuota(
        "groups", p.quotas().groups(), before.size(), groups.size(), "groups of a user")) {
      return;
    }
    groups.stream()
        .sorted(Comparator.comparingLong(GroupId::value))
        .forEach(
            group -> {
              if (p.org().group(group).isEmpty()) {
                p.addViolation(
                    "groups", ViolationCode.UNKNOWN, group.key(), "groups that there are");
              } else if (!before.contains(group)) {
                int members = p.org().memberCount(group);
                p.checkQuota(
                    "groups",
                    p.quotas().groupMembers(),
                    members,
                    members + 1L,
                    "members of " + group.path());
              }
            });
  }
}

package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserDeletion;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans the deletion of users, and its undoing (rules.md D1 to D5, D9). */
final class UserDeletionChanges {

  private UserDeletionChanges() {}

  static PlannedChange plan(PlanContext p, DeleteUser change) {
    User user = p.requireVisible(change.user());
    if (!p.isDirector()) {
      throw p.denied(Rule.ONLY_DIRECTOR_CHANGES, user);
    }
    if (user.type() == UserType.DIRECTOR) {
      p.addViolation(
          "user", ViolationCode.NOT_ALLOWED, user.id().key(), "the Director cannot be deleted");
    } else {
      checkRecordsTo(p, user, change.recordsTo());
      checkManagersTo(p, user, change.managersTo());
    }
    p.throwIfInvalid();
    UserId director = p.org().director().id();
    UserId managersTo = change.managersTo() == null ? director : change.managersTo();
    Set<PortfolioId> portfolios = p.org().portfoliosOf(user.id());
    UserDeletion deletion =
        new UserDeletion(p.org().revision() + 1, p.now(), p.actor().id(), portfolios);
    OrgDeltaBuilder draft =
        new OrgDeltaBuilder(p.org())
            .delete(user.toBuilder().deletion(deletion).build())
            .handOver(user.id(), portfolios, recipient(p, user, change.recordsTo()))
            .voidActivation(user.id());
    RoleChanges.reassign(p, draft, user, managersTo);
    return draft.build(user.id());
  }

  /** Returns the named recipient, or the responsible whatever their status (D1, D8). */
  private static User recipient(PlanContext p, User user, @Nullable UserId named) {
    return p.org().user(named == null ? user.responsible().orElseThrow() : named).orElseThrow();
  }

  private static void checkRecordsTo(PlanContext p, User user, @Nullable UserId named) {
    if (named == null) {
      return;
    }
    String right = "another user who is neither inactive nor dismissed";
    User recipient = p.org().user(named).orElse(null);
    if (recipient == null) {
      p.addViolation("recordsTo", ViolationCode.UNKNOWN, named.key(), right);
    } else if (named.equals(user.id()) || !recipient.status().canBecomeOwner()) {
      p.addViolation("recordsTo", ViolationCode.NOT_ALLOWED, named.key(), right);
    }
  }

  private static void checkManagersTo(PlanContext p, User user, @Nullable UserId named) {
    if (named == null) {
      return;
    }
    String right = "another head who can work";
    User recipient = p.org().user(named).orElse(null);
    if (recipient == null) {
      p.addViolation("managersTo", ViolationCode.UNKNOWN, named.key(), right);
    } else if (named.equals(user.id())
        || recipient.type() == UserType.MANAGER
        || !Decisions.canWork(p.org(), recipient)) {
      p.addViolation("managersTo", ViolationCode.NOT_ALLOWED, named.key(), right);
    }
  }

  static PlannedChange plan(PlanContext p, UndoDeleteUser change) {
    User deleted = p.org().deletedUser(change.user()).filter(any -> p.isDirector()).orElse(null);
    if (deleted == null) {
      User living = p.requireVisible(change.user());
      p.requireDirector(Rule.ONLY_DIRECTOR_CHANGES, living);
      p.addViolation(
          "user", ViolationCode.NOT_ALLOWED, living.id().key(), "a user who was deleted");
      p.throwIfInvalid();
      throw new NotFoundException(change.user());
    }
    @Nullable String given = change.email();
    Optional<String> email = given == null ? deleted.email() : Optional.of(given);
    email.ifPresent(address -> UserChanges.checkEmail(p, address));
    p.throwIfInvalid();
    User user =
        deleted.toBuilder()
            .status(UserStatus.INACTIVE)
            .email(email)
            .responsible(
                Responsibles.keptOrDirector(
                    p.org(), deleted.type(), deleted.responsible().orElse(null)))
            .groups(
                deleted.groups().stream()
                    .filter(group -> p.org().group(group).isPresent())
                    .collect(Collectors.toSet()))
            .deletion(Optional.empty())
            .build();
    UserDeletion deletion = deleted.deletion().orElseThrow();
    OrgDeltaBuilder draft =
        new OrgDeltaBuilder(p.org())
            .restore(deleted, user)
            .handOver(user.id(), deletion.handedOver(), user);
    voidLaterClaims(p, draft, deletion);
    return draft.build(user.id());
  }

  /**
   * Removes the portfolios that come back by an undo from the claims of users who were deleted
   * later: undoing their deletion must not take these portfolios away again.
   */
  private static void voidLaterClaims(PlanContext p, OrgDeltaBuilder draft, UserDeletion undone) {
    for (User other : p.org().deletedUsers()) {
      UserDeletion later = other.deletion().orElseThrow();
      if (later.revision() > undone.revision()) {
        Set<PortfolioId> remaining = new HashSet<>(later.handedOver());
        if (remaining.removeAll(undone.handedOver())) {
          draft.reduceClaims(other, remaining);
        }
      }
    }
  }
}

package dev.crmkit.access.plan;

import dev.crmkit.access.change.UserChange.DeleteUser;
import dev.crmkit.access.change.UserChange.UndoDeleteUser;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.error.NotFound;
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
final class DeletionChanges {

  private DeletionChanges() {}

  static PlannedChange plan(Planning p, DeleteUser change) {
    User user = p.seen(change.user());
    if (!p.byDirector()) {
      throw p.denied(Rule.ONLY_DIRECTOR_CHANGES, user);
    }
    p.requireCurrent(user.id());
    if (user.type() == UserType.DIRECTOR) {
      p.wrong("user", ViolationCode.NOT_ALLOWED, user.id().key(), "the Director cannot be deleted");
    } else {
      checkRecordsTo(p, user, change.recordsTo());
      checkManagersTo(p, user, change.managersTo());
    }
    p.valid();
    UserId director = p.org().director().id();
    UserId managersTo = change.managersTo() == null ? director : change.managersTo();
    Set<PortfolioId> held = p.org().heldBy(user.id());
    UserDeletion deletion = new UserDeletion(p.org().revision() + 1, p.now(), p.actor().id(), held);
    Draft draft =
        new Draft(p.org())
            .delete(user.toBuilder().deletion(deletion).build())
            .handOver(user.id(), held, taker(p, user, change.recordsTo()))
            .voidActivation(user.id());
    OfficeChanges.putUnder(p, draft, user, managersTo);
    return draft.about(user.id());
  }

  /** Who takes the records: the named one, else his responsible whatever the status (D1, D8). */
  private static User taker(Planning p, User user, @Nullable UserId named) {
    return p.org().user(named == null ? user.responsible().orElseThrow() : named).orElseThrow();
  }

  private static void checkRecordsTo(Planning p, User user, @Nullable UserId named) {
    if (named == null) {
      return;
    }
    String right = "another user who is neither inactive nor dismissed";
    User taker = p.org().userOrNull(named);
    if (taker == null) {
      p.wrong("recordsTo", ViolationCode.UNKNOWN, named.key(), right);
    } else if (named.equals(user.id()) || !taker.status().mayBecomeOwner()) {
      p.wrong("recordsTo", ViolationCode.NOT_ALLOWED, named.key(), right);
    }
  }

  private static void checkManagersTo(Planning p, User user, @Nullable UserId named) {
    if (named == null) {
      return;
    }
    String right = "another head, who can work";
    User taker = p.org().userOrNull(named);
    if (taker == null) {
      p.wrong("managersTo", ViolationCode.UNKNOWN, named.key(), right);
    } else if (named.equals(user.id())
        || taker.type() == UserType.MANAGER
        || !Decisions.canWork(p.org(), taker)) {
      p.wrong("managersTo", ViolationCode.NOT_ALLOWED, named.key(), right);
    }
  }

  static PlannedChange plan(Planning p, UndoDeleteUser change) {
    User deleted = p.org().deletedUser(change.user()).filter(any -> p.byDirector()).orElse(null);
    if (deleted == null) {
      User living = p.seen(change.user());
      p.requireDirector(Rule.ONLY_DIRECTOR_CHANGES, living);
      p.wrong("user", ViolationCode.NOT_ALLOWED, living.id().key(), "a user who was deleted");
      p.valid();
      throw new NotFound(change.user());
    }
    @Nullable String given = change.email();
    Optional<String> email = given == null ? deleted.email() : Optional.of(given);
    email.ifPresent(address -> UserChanges.checkEmail(p, address));
    p.valid();
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
    Draft draft =
        new Draft(p.org()).restore(deleted, user).handOver(user.id(), deletion.handedOver(), user);
    voidLaterClaims(p, draft, deletion);
    return draft.about(user.id());
  }

  /**
   * What comes back by an undoing is not taken away again by undoing a deletion that came later:
   * those who held it after him, and were deleted with it, no longer have a claim to it.
   */
  private static void voidLaterClaims(Planning p, Draft draft, UserDeletion undone) {
    for (User other : p.org().deletedUsers()) {
      UserDeletion later = other.deletion().orElseThrow();
      if (later.revision() > undone.revision()) {
        Set<PortfolioId> left = new HashSet<>(later.handedOver());
        if (left.removeAll(undone.handedOver())) {
          draft.leave(other, left);
        }
      }
    }
  }
}

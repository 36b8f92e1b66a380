package dev.crmkit.access.decision;

import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Policies;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import org.jspecify.annotations.Nullable;

/**
 * Rules V1 to V5, E2 to E4 and V9 read off the page sentence by sentence, without a clever word.
 */
final class NaiveRules {

  private final OrgSnapshot org;

  NaiveRules(OrgSnapshot org) {
    this.org = org;
  }

  boolean may(User user, Action action, User owner) {
    return switch (action) {
      case VIEW -> views(user, owner);
      case EDIT ->
          changes(user, owner)
              || (peers(user, owner) && org.policies().peerAccess() == Policies.PeerAccess.EDIT);
      case DELETE, ASSIGN -> changes(user, owner);
      case CREATE, OPEN, MANAGE, SIGN_IN -> throw new IllegalArgumentException(action.word());
    };
  }

  private boolean views(User user, User owner) {
    if (user.type() == UserType.DIRECTOR) {
      return true;
    }
    if (same(user, owner)) {
      return true;
    }
    if (user.type() == UserType.HEAD) {
      return isTeamOf(owner, user);
    }
    return peers(user, owner);
  }

  private boolean changes(User user, User owner) {
    return same(user, owner)
        || user.type() == UserType.DIRECTOR
        || (user.type() == UserType.HEAD && isTeamOf(owner, user));
  }

  private boolean peers(User one, User other) {
    if (same(one, other)
        || one.type() != UserType.MANAGER
        || other.type() != UserType.MANAGER
        || !one.responsible().equals(other.responsible())) {
      return false;
    }
    return org.user(one.responsible().orElseThrow()).orElseThrow().type() == UserType.HEAD;
  }

  private static boolean isTeamOf(User user, User head) {
    return user.type() == UserType.MANAGER && user.responsible().equals(idOf(head));
  }

  private static java.util.Optional<UserId> idOf(User user) {
    return java.util.Optional.of(user.id());
  }

  boolean mayNameAsOwner(User user, @Nullable User owner) {
    if (user.type() == UserType.DIRECTOR) {
      return true;
    }
    if (owner == null) {
      return false;
    }
    if (user.type() == UserType.HEAD) {
      return same(user, owner) || isTeamOf(owner, user);
    }
    return same(user, owner) || peers(user, owner);
  }

  boolean canWork(User user) {
    return user.status() == UserStatus.ACTIVE
        || (user.status() == UserStatus.IP_RESTRICTED && !org.allowedRanges().ranges().isEmpty());
  }

  private static boolean same(User one, User other) {
    return one.id().equals(other.id());
  }
}

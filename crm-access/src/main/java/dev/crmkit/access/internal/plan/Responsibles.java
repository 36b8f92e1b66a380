package dev.crmkit.access.internal.plan;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import org.jspecify.annotations.Nullable;

/** Who can be the responsible of whom (rules.md U2). */
final class Responsibles {

  private Responsibles() {}

  /** Returns whether a user can be the responsible of a user of a type. */
  static boolean suits(UserType type, User over) {
    return over.type() == UserType.DIRECTOR
        || (type == UserType.MANAGER && over.type() == UserType.HEAD);
  }

  /** Checks a new responsible of a user. */
  static void check(PlanContext p, String at, UserType type, UserId user, UserId over) {
    User found = p.org().user(over).orElse(null);
    String right = type == UserType.HEAD ? "the Director" : "a head or the Director";
    if (over.equals(user)) {
      p.addViolation(at, ViolationCode.NOT_ALLOWED, over.key(), right + ", not the same user");
    } else if (found == null) {
      p.addViolation(at, ViolationCode.UNKNOWN, over.key(), right);
    } else if (!suits(type, found)) {
      p.addViolation(at, ViolationCode.NOT_ALLOWED, over.key(), right);
    }
  }

  /** Returns the previous responsible if they can still be it, otherwise the Director. */
  static UserId keptOrDirector(OrgSnapshot org, UserType type, @Nullable UserId had) {
    User over = had == null ? null : org.user(had).orElse(null);
    return over != null && suits(type, over) ? over.id() : org.director().id();
  }
}

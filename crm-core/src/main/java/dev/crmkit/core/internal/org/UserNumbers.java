package dev.crmkit.core.internal.org;

import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.util.Optional;

/** The numbers of a user's place in the hierarchy, as access decisions compare them. */
public final class UserNumbers {

  private UserNumbers() {}

  /** Returns the number of the user's responsible, or 0 for the Director. */
  public static long responsible(User user) {
    Optional<UserId> responsible = user.responsible();
    return responsible.isPresent() ? responsible.get().value() : 0;
  }

  /**
   * Returns the number of the user whose direct reports are the team of a Manager, or 0 for the
   * Director and Heads. Users with the same number other than 0 are peers.
   */
  public static long team(User user) {
    return user.type() == UserType.MANAGER ? responsible(user) : 0;
  }
}

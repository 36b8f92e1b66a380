package dev.crmkit.core.internal.org;

import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserType;

/** The numbers of a user's place in the hierarchy, as access decisions compare them. */
public final class UserNumbers {

  private UserNumbers() {}

  /**
   * Returns the number of the user whose direct reports are the team of a Manager, or 0 for the
   * Director and Heads. Users with the same number other than 0 are peers.
   */
  public static long team(User user) {
    return user.type() == UserType.MANAGER ? user.responsibleNumber() : 0;
  }
}

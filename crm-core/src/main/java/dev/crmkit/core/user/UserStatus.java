package dev.crmkit.core.user;

/** The status of a user, which determines whether the user can work (rules.md U6). */
public enum UserStatus {
  /** The user can work. */
  ACTIVE,
  /** The user cannot sign in or do anything. */
  INACTIVE,
  /** The user can work only from an allowed address. */
  IP_RESTRICTED,
  /** The user has left, and cannot sign in or do anything. */
  DISMISSED,
  /** The user can only confirm the activation (rules.md U9). */
  ACTIVATION_REQUIRED;

  /**
   * Returns whether users of this status can become the owner of a record (rules.md D8).
   *
   * @return false for inactive and dismissed users
   */
  public boolean canBecomeOwner() {
    return this != INACTIVE && this != DISMISSED;
  }
}

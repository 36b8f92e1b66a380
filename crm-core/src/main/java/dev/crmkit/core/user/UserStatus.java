package dev.crmkit.core.user;

/** Whether a user can work (rules.md U6). */
public enum UserStatus {
  /** Works. */
  ACTIVE,
  /** Cannot sign in or do anything. */
  INACTIVE,
  /** Works only from an allowed address. */
  IP_RESTRICTED,
  /** Has left: cannot sign in or do anything. */
  DISMISSED,
  /** Cannot do anything but confirm the activation (rules.md U9). */
  ACTIVATION_REQUIRED;

  /**
   * Whether a user of this status can be made owner of a record (rules.md D8).
   *
   * @return false for inactive and dismissed
   */
  public boolean canBecomeOwner() {
    return this != INACTIVE && this != DISMISSED;
  }
}

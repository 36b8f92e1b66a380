package dev.crmkit.access.change;

import dev.crmkit.core.user.UserId;

/**
 * A planned deletion of a user (rules.md D4). When it is carried out, it moves everything that the
 * user owns then. It is refused as a conflict if the organisation has changed since.
 *
 * @param change the deletion
 * @param effect what the deletion would do
 * @param revision the revision of the organisation that the plan was made for, 1 or more
 */
public record DeletionPlan(UserChange.DeleteUser change, ImpactPlan effect, long revision) {

  /**
   * Returns the user who would be deleted.
   *
   * @return the user
   */
  public UserId user() {
    return change.user();
  }
}

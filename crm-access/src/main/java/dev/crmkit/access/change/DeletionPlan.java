package dev.crmkit.access.change;

import dev.crmkit.core.user.UserId;

/**
 * A deletion of a user, and what it would do (rules.md D4). Carried out, it moves everything that
 * the user owns then; it is refused as a conflict when the organisation has changed since.
 *
 * @param change the deletion
 * @param effect what it would do
 * @param revision the revision of the organisation that it was made on, from 1 on
 */
public record DeletionPlan(UserChange.DeleteUser change, ImpactPlan effect, long revision) {

  /**
   * Who would be deleted.
   *
   * @return the user
   */
  public UserId user() {
    return change.user();
  }
}

package dev.crmkit.core.store;

import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;

/** What can be changed when the organisation can be. */
public interface OrgTransaction extends WriteTransaction {

  /**
   * Changes the organisation. However often it is called in one transaction, the revision counts
   * one more than before the transaction.
   *
   * @param delta what changes; an empty one changes nothing, not even the revision
   * @return the organisation after it
   */
  OrgSnapshot apply(OrgDelta delta);

  /**
   * Sets the waiting activation of a user; an earlier one of his is void (rules.md U9).
   *
   * @param activation the only one of that user from now on
   */
  void putActivation(Activation activation);

  /**
   * Voids the waiting activation of a user, if he has one.
   *
   * @param user who
   */
  void removeActivation(UserId user);
}

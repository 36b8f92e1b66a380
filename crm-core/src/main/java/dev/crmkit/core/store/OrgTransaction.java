package dev.crmkit.core.store;

import dev.crmkit.core.org.OrgDelta;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;

/** A transaction that can change the organisation and records. */
public interface OrgTransaction extends WriteTransaction {

  /**
   * Changes the organisation. The transaction increments the revision by one, however often this is
   * called.
   *
   * @param delta the change; an empty one changes nothing, not even the revision
   * @return the organisation after the change
   */
  OrgSnapshot apply(OrgDelta delta);

  /**
   * Sets the pending activation of a user and voids an earlier one (rules.md U9).
   *
   * @param activation the only activation of that user from now on
   */
  void putActivation(Activation activation);

  /**
   * Voids the pending activation of a user, if there is one.
   *
   * @param user the id of the user
   */
  void removeActivation(UserId user);
}

package dev.crmkit.access.internal.draft;

import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.decision.Rule;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import org.jspecify.annotations.Nullable;

/** Resolves the owner that a user names for a record (rules.md E4, D8). */
public final class OwnerResolver {

  private OwnerResolver() {}

  /**
   * Returns the user who was named as the owner. The denial is the same for users who are hidden,
   * who are inactive or dismissed without the actor being able to see it, and who do not exist
   * (rules.md V8).
   *
   * @param current the current owner, whose status does not matter; null for a new record
   * @return null if naming the user is invalid, with a violation
   * @throws AccessDeniedException if the actor may not assign the record to the user, whether or
   *     not the user exists
   */
  public static @Nullable User resolve(
      OrgSnapshot org, User actor, UserId named, @Nullable User current, Violations violations) {
    User owner = org.user(named).orElse(null);
    boolean stays = current != null && current.id().equals(named);
    User unavailable = owner == null || stays || owner.status().canBecomeOwner() ? null : owner;
    boolean hidden = unavailable != null && !Decisions.seesProfile(actor, unavailable);
    if (hidden || !Decisions.decideOwner(org, actor, owner).allowed()) {
      throw new AccessDeniedException(Decision.of(Rule.MAY_NOT_ASSIGN_TO, actor));
    }
    if (owner == null) {
      violations.add("owner", ViolationCode.UNKNOWN, named.key(), "a user of the workspace");
      return null;
    }
    if (unavailable != null) {
      violations.add(
          "owner",
          ViolationCode.NOT_ALLOWED,
          named.key(),
          "a user who is neither inactive nor dismissed");
      return null;
    }
    return owner;
  }
}

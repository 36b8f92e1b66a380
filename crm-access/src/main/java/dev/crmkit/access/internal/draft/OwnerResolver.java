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

/** Whom a user may make the owner of a record (rules.md E4, D8). */
public final class OwnerResolver {

  private OwnerResolver() {}

  /**
   * The user who was named as the owner. The denial is the same for a user who is hidden, who is
   * away without the actor being allowed to know it, and who does not exist (rules.md V8).
   *
   * @param present who owns it now, whose status does not matter; null for a new record
   * @return null when it was invalid to name him, which the violations tell then
   * @throws AccessDeniedException when the actor may not give it to him, whether or not there is
   *     such a user
   */
  public static @Nullable User resolve(
      OrgSnapshot org, User actor, UserId named, @Nullable User present, Violations violations) {
    User owner = org.user(named).orElse(null);
    boolean stays = present != null && present.id().equals(named);
    User away = owner == null || stays || owner.status().canBecomeOwner() ? null : owner;
    boolean hidden = away != null && !Decisions.seesProfile(actor, away);
    if (hidden || !Decisions.decideOwner(org, actor, owner).allowed()) {
      throw new AccessDeniedException(Decision.of(Rule.MAY_NOT_ASSIGN_TO, actor));
    }
    if (owner == null) {
      violations.add("owner", ViolationCode.UNKNOWN, named.key(), "a user of the workspace");
      return null;
    }
    if (away != null) {
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

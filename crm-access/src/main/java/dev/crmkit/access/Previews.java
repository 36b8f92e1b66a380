package dev.crmkit.access;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.org.ImpactPager;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.user.UserId;

/**
 * The records that users would start and stop seeing by a planned change of the organisation, shown
 * to users who may make it (rules.md D4).
 */
public final class Previews {

  private final Guard guard;

  Previews(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns a page of the records that a user would start seeing by a planned change. It is
   * computed for the organisation as of this call, which may have changed since the plan was made.
   *
   * @param plan the plan
   * @param user the user who would start seeing the records
   * @param kind the kind of records
   * @param page the page
   * @return the records in the order of their creation, as far as the user of this session sees
   *     them
   * @throws NotFoundException if what the change acts on does not exist for the user
   * @throws AccessDeniedException if the user cannot work, or may not make the change
   * @throws InvalidException if the page continues another list, its size is out of range, it is to
   *     be the newest first, or the change breaks rules by now
   */
  public Page<RecordName> gained(ImpactPlan plan, UserId user, RecordKind kind, PageRequest page) {
    return guard.read(
        call -> ImpactPager.page(call, ImpactPager.Part.GAINED, plan, user, kind, page));
  }

  /**
   * Returns a page of the records that a user would stop seeing by a planned change. It is computed
   * for the organisation as of this call, which may have changed since the plan was made.
   *
   * @param plan the plan
   * @param user the user who would stop seeing the records
   * @param kind the kind of records
   * @param page the page
   * @return the records in the order of their creation, as far as the user of this session sees
   *     them
   * @throws NotFoundException if what the change acts on does not exist for the user
   * @throws AccessDeniedException if the user cannot work, or may not make the change
   * @throws InvalidException if the page continues another list, its size is out of range, it is to
   *     be the newest first, or the change breaks rules by now
   */
  public Page<RecordName> lost(ImpactPlan plan, UserId user, RecordKind kind, PageRequest page) {
    return guard.read(
        call -> ImpactPager.page(call, ImpactPager.Part.LOST, plan, user, kind, page));
  }
}

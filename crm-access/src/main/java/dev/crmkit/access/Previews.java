package dev.crmkit.access;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.org.ImpactPager;
import dev.crmkit.access.internal.org.ImpactPlanner;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.NotFoundException;
import dev.crmkit.core.user.UserId;

/**
 * What changes of the organisation would do, shown to users who may make them (rules.md D4).
 * Nothing is changed. Unless the user is the Director, a preview reads neither hidden nor deleted
 * records (V8), so a preview can succeed although the change itself would be refused because of
 * such records (F8, P3, P4).
 */
public final class Previews {

  private final Guard guard;

  Previews(Guard guard) {
    this.guard = guard;
  }

  /**
   * Returns what a change would do: what moves and to whom, and how much users would start and stop
   * seeing.
   *
   * @param change any change of the organisation; one that creates something should name an id
   * @return the plan, for the organisation as of now
   * @throws NotFoundException if what the change acts on does not exist for the user
   * @throws AccessDeniedException if the user cannot work, or may not make the change
   * @throws InvalidException if the change breaks rules, with all violations
   */
  public ImpactPlan of(OrgChange change) {
    return guard.read(call -> ImpactPlanner.plan(call, change));
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

package dev.crmkit.access;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.decision.AccessDeniedException;
import dev.crmkit.access.internal.org.ImpactPlanner;
import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.plan.VisibilityDiff.PortfolioDiff;
import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the organisation would do, shown to whoever may carry it out (rules.md D4).
 * Nothing is changed. Unless the Director asks, a preview reads neither hidden nor deleted records
 * (V8): it can pass where the change itself is then refused for their sake (F8, P3, P4).
 */
public final class Previews {

  private static final Sort BY_CREATION = Sort.ascending(Sort.Attribute.CREATED);

  private final Guard guard;

  Previews(Guard guard) {
    this.guard = guard;
  }

  /**
   * What a change would do: what moves and to whom, and who gains and loses visibility of how much.
   *
   * @param change any change of the organisation; one that creates something should name the id
   * @return the plan, for the organisation as it is now
   * @throws dev.crmkit.core.error.NotFoundException when what it acts on is not there for the user
   * @throws AccessDeniedException when he may not do it, or cannot work
   * @throws InvalidException when it breaks rules, with all of them
   */
  public ImpactPlan of(OrgChange change) {
    return guard.read(call -> ImpactPlanner.plan(call, change));
  }

  /**
   * The records that a user would start seeing by a planned change: a page of them. It is worked
   * out for the organisation as it is at this call, which may have changed since the plan.
   *
   * @param plan what was planned
   * @param user who would start seeing them
   * @param kind of which kind
   * @param limit how many at most, from 1 on
   * @param cursor where the last page ended, or null to begin with the first
   * @return in the order of their creation
   * @throws dev.crmkit.core.error.NotFoundException when what the change acts on is not there any
   *     more
   * @throws AccessDeniedException when the user who asks may not do it, or cannot work
   * @throws InvalidException when the cursor is none of this list, or the change breaks rules by
   *     now
   */
  public Page<RecordName> gained(
      ImpactPlan plan, UserId user, RecordKind kind, int limit, @Nullable String cursor) {
    return page(plan, user, kind, limit, cursor, "gained", PortfolioDiff::gained);
  }

  /**
   * The records that a user would stop seeing by a planned change: a page of them. It is worked out
   * for the organisation as it is at this call, which may have changed since the plan.
   *
   * @param plan what was planned
   * @param user who would stop seeing them
   * @param kind of which kind
   * @param limit how many at most, from 1 on
   * @param cursor where the last page ended, or null to begin with the first
   * @return in the order of their creation
   * @throws dev.crmkit.core.error.NotFoundException when what the change acts on is not there any
   *     more
   * @throws AccessDeniedException when the user who asks may not do it, or cannot work
   * @throws InvalidException when the cursor is none of this list, or the change breaks rules by
   *     now
   */
  public Page<RecordName> lost(
      ImpactPlan plan, UserId user, RecordKind kind, int limit, @Nullable String cursor) {
    return page(plan, user, kind, limit, cursor, "lost", PortfolioDiff::lost);
  }

  private Page<RecordName> page(
      ImpactPlan plan,
      UserId user,
      RecordKind kind,
      int limit,
      @Nullable String cursor,
      String side,
      Function<PortfolioDiff, Set<PortfolioId>> part) {
    return guard.read(
        call -> {
          PageLimits.check(limit);
          String question = side + " " + kind.word() + " by " + user + " on " + plan.change();
          Set<PortfolioId> portfolios =
              ImpactPlanner.portfolioDiff(call, plan.change(), user)
                  .map(part)
                  .orElse(Set.of())
                  .stream()
                  .filter(call.visibility()::sees)
                  .collect(Collectors.toSet());
          List<? extends CrmRecord> found =
              call.tx()
                  .list(
                      new RecordQuery<>(
                          kind.type(),
                          Scope.portfolios(portfolios),
                          Condition.always(),
                          BY_CREATION,
                          cursor == null
                              ? null
                              : PositionCodec.read(Cursors.open(call, question, cursor)),
                          limit + 1));
          return new Page<>(
              found.stream()
                  .limit(limit)
                  .map(record -> new RecordName(record.id(), record.title()))
                  .toList(),
              found.size() <= limit
                  ? Optional.empty()
                  : Optional.of(cursor(call, question, found.get(limit - 1))));
        });
  }

  private static String cursor(CallContext<?> call, String question, CrmRecord last) {
    return Cursors.seal(call, question, PositionCodec.write(BY_CREATION.position(last)));
  }
}

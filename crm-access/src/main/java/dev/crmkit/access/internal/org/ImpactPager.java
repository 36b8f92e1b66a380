package dev.crmkit.access.internal.org;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.RecordName;
import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.page.PageLimits;
import dev.crmkit.access.internal.plan.VisibilityDiff.PortfolioDiff;
import dev.crmkit.access.internal.query.PositionCodec;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.query.PageRequest;
import dev.crmkit.access.view.Page;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Position;
import dev.crmkit.core.query.RecordQuery;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the records that a user would start or stop seeing by a planned change. */
public final class ImpactPager {

  private static final Sort BY_CREATION = Sort.ascending(Sort.Attribute.CREATED);

  private ImpactPager() {}

  /** The two lists of a user. */
  public enum Part {
    GAINED,
    LOST;

    private Set<PortfolioId> portfolios(PortfolioDiff diff) {
      return this == GAINED ? diff.gained() : diff.lost();
    }
  }

  /** Returns a page of one list, as far as the user of the call sees the records. */
  public static Page<RecordName> page(
      CallContext<? extends ReadTransaction> call,
      Part part,
      ImpactPlan plan,
      UserId user,
      RecordKind kind,
      PageRequest page) {
    PageLimits.check(page);
    int limit = page.limit();
    String purpose = part + " " + kind.word() + " by " + user + " on " + plan.change();
    Set<PortfolioId> portfolios =
        ImpactPlanner.portfolioDiff(call, plan.change(), user).map(part::portfolios).stream()
            .flatMap(Set::stream)
            .filter(call.visibility()::sees)
            .collect(Collectors.toSet());
    Position after =
        page.after()
            .map(next -> PositionCodec.read(Cursors.open(call, purpose, next)))
            .orElse(null);
    List<? extends CrmRecord> found =
        call.tx()
            .list(
                new RecordQuery<>(
                    kind.type(),
                    Scope.portfolios(portfolios),
                    Condition.always(),
                    BY_CREATION,
                    after,
                    limit + 1));
    List<RecordName> items =
        found.stream()
            .limit(limit)
            .map(record -> new RecordName(record.id(), record.title()))
            .toList();
    if (found.size() <= limit) {
      return Page.of(items, Optional.empty());
    }
    byte[] last = PositionCodec.write(BY_CREATION.position(found.get(limit - 1)));
    return Page.of(items, Optional.of(Cursors.seal(call, purpose, last)));
  }
}

package dev.crmkit.access;

import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.RecordCounts;
import dev.crmkit.access.change.SightChange;
import dev.crmkit.access.change.SightPlan;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.plan.PlannedChange;
import dev.crmkit.access.plan.SightDiff;
import dev.crmkit.access.plan.SightDiff.Sight;
import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.RecordKind;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what a change of the organisation would do, and does nothing (rules.md D4). */
final class SightPlans {

  private final Call<? extends ReadTransaction> call;
  private final OrgSnapshot before;
  private final OrgSnapshot after;
  private final PlannedChange planned;
  private final Map<Set<PortfolioId>, RecordCounts> counted = new HashMap<>();

  private SightPlans(Call<? extends ReadTransaction> call, OrgChange change) {
    this.call = call;
    this.before = call.org();
    this.planned = Reorganisation.preview(call, change);
    this.after = before.with(planned.delta());
  }

  /** What a change would do, for whoever may do it. */
  static SightPlan plan(Call<? extends ReadTransaction> call, OrgChange change) {
    SightPlans plans = new SightPlans(call, change);
    SightPlan.Builder plan = SightPlan.builder().change(change);
    plans.addRecords(plan);
    plans.addManagers(plan);
    for (Sight sight : plans.sights()) {
      SightChange told =
          new SightChange(
              sight.user().ref(),
              plans.count(sight.gained()),
              plans.count(sight.lost()),
              sight.opened(),
              sight.closed());
      if (!told.isNone()) {
        plan.addSights(told);
      }
    }
    return plan.build();
  }

  /** What would change for one user, in terms of portfolios; empty where nothing can. */
  static Optional<Sight> sight(
      Call<? extends ReadTransaction> call, OrgChange change, UserId user) {
    return new SightPlans(call, change)
        .sights().stream().filter(sight -> sight.user().id().equals(user)).findFirst();
  }

  /**
   * What changes for those whose profiles the actor sees. Only the Director changes who sees whose,
   * and he sees them all (rules.md U4, U5).
   */
  private List<Sight> sights() {
    return SightDiff.of(before, after, planned.delta()).stream()
        .filter(sight -> Decisions.seesProfile(call.actor(), sight.user()))
        .toList();
  }

  private void addRecords(SightPlan.Builder plan) {
    Set<PortfolioId> moved = new HashSet<>();
    UserRef taker = null;
    for (OrgEntry entry : planned.delta().put()) {
      if (entry instanceof Portfolio portfolio
          && before.hasPortfolio(portfolio.id())
          && !before.holder(portfolio.id()).id().equals(portfolio.holder())) {
        moved.add(portfolio.id());
        taker = after.holder(portfolio.id()).ref();
      }
    }
    plan.moved(count(moved)).recordsTo(Optional.ofNullable(taker));
  }

  private void addManagers(SightPlan.Builder plan) {
    long managers = 0;
    UserRef taker = null;
    for (OrgEntry entry : planned.delta().put()) {
      if (entry instanceof User user && isMovedManager(user)) {
        managers++;
        taker = user.responsible().flatMap(after::user).map(User::ref).orElse(null);
      }
    }
    plan.managers(managers).managersTo(Optional.ofNullable(taker));
  }

  private boolean isMovedManager(User user) {
    User was = before.userOrNull(user.id());
    return was != null
        && user.deletion().isEmpty()
        && user.type() == UserType.MANAGER
        && !was.responsible().equals(user.responsible());
  }

  /** The records in some portfolios; many users gain or lose the same. */
  private RecordCounts count(Set<PortfolioId> portfolios) {
    if (portfolios.isEmpty()) {
      return RecordCounts.NONE;
    }
    return counted.computeIfAbsent(
        portfolios,
        any -> {
          Scope scope = Scope.portfolios(portfolios);
          return new RecordCounts(
              call.tx().count(RecordKind.CLIENT, scope, Condition.always()),
              call.tx().count(RecordKind.ACTIVITY, scope, Condition.always()),
              call.tx().count(RecordKind.DEAL, scope, Condition.always()));
        });
  }
}

package dev.crmkit.access.internal.org;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.RecordCounts;
import dev.crmkit.access.change.SubjectRef;
import dev.crmkit.access.decision.Decisions;
import dev.crmkit.access.internal.page.Cursors;
import dev.crmkit.access.internal.plan.Confirmation;
import dev.crmkit.access.internal.plan.PlannedChange;
import dev.crmkit.access.internal.plan.VisibilityDiff;
import dev.crmkit.access.internal.plan.VisibilityDiff.PortfolioDiff;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.error.ConflictException;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.org.Portfolio;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.text.Texts;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.core.user.UserType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes what a change of the organisation would do, without making it (rules.md D4). */
public final class ImpactPlanner {

  private final CallContext<? extends ReadTransaction> call;
  private final OrgSnapshot before;
  private final OrgSnapshot after;
  private final PlannedChange planned;
  private final Confirmation confirmation = Confirmation.ofPreview();
  private final Map<PortfolioId, RecordCounts> counts = new HashMap<>();

  private ImpactPlanner(CallContext<? extends ReadTransaction> call, OrgChange change) {
    this.call = call;
    this.before = call.org();
    this.planned = OrgChangeExecutor.preview(call, change, confirmation);
    this.after = before.with(planned.delta());
  }

  /** Returns what a change would do, to users who may make it. */
  public static ImpactPlan plan(CallContext<? extends ReadTransaction> call, OrgChange change) {
    ImpactPlanner planner = new ImpactPlanner(call, change);
    VisibilityDiff diff = planner.diff();
    planner.count(diff.scopeToCount());
    ImpactPlan.Builder plan =
        ImpactPlan.builder()
            .change(change)
            .subject(planner.subject(change))
            .confirm(planner.confirmation.needed())
            .basis(Cursors.sealNumber(call, purpose(change), call.org().revision()));
    planner.addRecords(plan);
    planner.addManagers(plan);
    return plan.addAllVisibilityChanges(diff.changes(planner.counts, planner::isShown)).build();
  }

  /** Returns the portfolios that one user would gain and lose; empty if the user is not shown. */
  public static Optional<PortfolioDiff> portfolioDiff(
      CallContext<? extends ReadTransaction> call, OrgChange change, UserId user) {
    ImpactPlanner planner = new ImpactPlanner(call, change);
    return planner
        .after
        .user(user)
        .filter(planner::isShown)
        .map(shown -> planner.diff().portfolioDiff(user));
  }

  /**
   * Refuses a plan that was made for another state of the organisation.
   *
   * @throws ConflictException if the organisation has changed
   * @throws InvalidException if the plan was made by another user or for another change
   */
  static void requireCurrent(CallContext<?> call, ImpactPlan plan) {
    long revision;
    try {
      revision = Cursors.openNumber(call, purpose(plan.change()), plan.basis());
    } catch (InvalidException | IllegalArgumentException e) {
      throw new InvalidException(
          "basis",
          ViolationCode.MALFORMED,
          Texts.shown(plan.basis()),
          "that of a plan of the same change, made by the same user");
    }
    if (revision != call.org().revision()) {
      throw ConflictException.stalePlan(plan.subject().id());
    }
  }

  private static String purpose(OrgChange change) {
    return "plan of " + CrmJson.write(change); // Equal changes are equal texts.
  }

  /** Returns the entry that the change acts on; if there is none yet, its settings area. */
  private SubjectRef subject(OrgChange change) {
    Subject subject = planned.subject();
    return SubjectNames.name(before, subject)
        .map(name -> new SubjectRef(subject, name))
        .orElseGet(() -> new SubjectRef(change.area(), change.area().key()));
  }

  private VisibilityDiff diff() {
    return new VisibilityDiff(before, after, planned.delta());
  }

  /**
   * Returns whether changes for a user are shown: only to actors who can view the profile. Only the
   * Director can change who sees whose records, and sees all profiles (rules.md U4, U5).
   */
  private boolean isShown(User user) {
    return Decisions.seesProfile(call.actor(), user);
  }

  private void addRecords(ImpactPlan.Builder plan) {
    Set<PortfolioId> moved = new HashSet<>();
    UserRef recipient = null;
    for (OrgEntry entry : planned.delta().put()) {
      if (entry instanceof Portfolio portfolio
          && before.hasPortfolio(portfolio.id())
          && !before.ownerOf(portfolio.id()).id().equals(portfolio.owner())) {
        moved.add(portfolio.id());
        recipient = after.ownerOf(portfolio.id()).ref();
      }
    }
    RecordCounts all = RecordCounts.NONE;
    for (PortfolioId portfolio : moved) {
      all = all.plus(counts.getOrDefault(portfolio, RecordCounts.NONE));
    }
    plan.moved(all).recordsTo(Optional.ofNullable(recipient));
  }

  private void addManagers(ImpactPlan.Builder plan) {
    long managers = 0;
    UserRef recipient = null;
    for (OrgEntry entry : planned.delta().put()) {
      if (entry instanceof User user && isMovedManager(user)) {
        managers++;
        recipient = user.responsible().flatMap(after::user).map(User::ref).orElse(null);
      }
    }
    plan.managers(managers).managersTo(Optional.ofNullable(recipient));
  }

  private boolean isMovedManager(User user) {
    User was = before.user(user.id()).orElse(null);
    return was != null
        && user.deletion().isEmpty()
        && user.type() == UserType.MANAGER
        && !was.responsible().equals(user.responsible());
  }

  /** Counts the records in some portfolios, each portfolio once. */
  private void count(Scope scope) {
    call.tx()
        .countByPortfolio(scope)
        .forEach(
            (portfolio, kinds) ->
                counts.put(
                    portfolio,
                    new RecordCounts(
                        kinds.getOrDefault(RecordKind.CLIENT, 0L),
                        kinds.getOrDefault(RecordKind.ACTIVITY, 0L),
                        kinds.getOrDefault(RecordKind.DEAL, 0L))));
  }
}

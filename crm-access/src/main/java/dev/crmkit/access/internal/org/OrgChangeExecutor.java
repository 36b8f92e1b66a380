package dev.crmkit.access.internal.org;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.internal.plan.Confirmation;
import dev.crmkit.access.internal.plan.OrgPlanner;
import dev.crmkit.access.internal.plan.PlanContext;
import dev.crmkit.access.internal.plan.PlannedChange;
import dev.crmkit.access.internal.plan.PlannedChange.PlannedEvent;
import dev.crmkit.access.internal.plan.Quotas;
import dev.crmkit.access.internal.plan.Usage;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.internal.session.Guard;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.access.view.ChangeResult;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Plans changes of the organisation, and carries them out in the same transaction. */
public final class OrgChangeExecutor {

  private OrgChangeExecutor() {}

  /**
   * Plans a change without carrying it out. Unless the actor is the Director, neither hidden nor
   * deleted records are read (rules.md V8).
   */
  static PlannedChange preview(
      CallContext<? extends ReadTransaction> call, OrgChange change, Confirmation confirmation) {
    Usage usage = call.isDirector() ? completeUsage(call.tx()) : visibleUsage(call);
    return plan(call, change, usage, confirmation);
  }

  private static PlannedChange plan(
      CallContext<? extends ReadTransaction> call,
      OrgChange change,
      Usage usage,
      Confirmation confirmation) {
    PlanContext context =
        new PlanContext(
            call.org(),
            call.actor(),
            call.now(),
            call::randomId,
            usage,
            quotas(call.options().limits()),
            confirmation);
    return OrgPlanner.plan(context, change);
  }

  private static Quotas quotas(Limits limits) {
    return new Quotas(
        limits.labels(),
        limits.groups(),
        limits.groupMembers(),
        limits.sections(),
        limits.fields(),
        limits.options(),
        limits.pipelines(),
        limits.stages(),
        limits.allowedRanges(),
        limits.texts());
  }

  /** Makes a change. */
  public static void run(Guard guard, OrgChange change) {
    run(guard, change, (call, done) -> done);
  }

  /** Makes a change and returns something of its result. */
  public static <T> T run(
      Guard guard,
      OrgChange change,
      BiFunction<CallContext<OrgTransaction>, ChangeResult, T> result) {
    return guard.reorganise(
        call -> {
          PlannedChange planned =
              plan(call, change, completeUsage(call.tx()), Confirmation.of(Optional.empty()));
          return result.apply(call, apply(call, planned));
        });
  }

  /** Makes a planned change, which is a conflict if the organisation has changed since. */
  public static ChangeResult run(CallContext<OrgTransaction> call, ImpactPlan plan) {
    PlannedChange planned;
    try {
      planned =
          plan(call, plan.change(), completeUsage(call.tx()), Confirmation.of(plan.confirm()));
    } catch (InvalidException e) {
      ImpactPlanner.requireCurrent(call, plan); // A conflict comes first (rules.md A1).
      throw e;
    }
    ImpactPlanner.requireCurrent(call, plan);
    return apply(call, planned);
  }

  /** Applies the changes of the organisation, then appends the events with the new revision. */
  private static ChangeResult apply(CallContext<OrgTransaction> call, PlannedChange planned) {
    OrgTransaction tx = call.tx();
    OrgSnapshot before = tx.org();
    tx.apply(planned.delta());
    for (PlannedEvent event : planned.events()) {
      tx.append(
          call.event(event.subject(), event.type())
              .changes(event.changes())
              .handOver(Optional.ofNullable(event.handOver()))
              .endedStages(
                  event.subject() instanceof PipelineId pipeline
                      ? Stages.ended(before, tx.org(), pipeline)
                      : Set.of())
              .build());
    }
    planned.voided().forEach(tx::removeActivation);
    UserId activated = planned.activated();
    return new ChangeResult(planned.subject(), activated == null ? null : issue(call, activated));
  }

  private static ActivationToken issue(CallContext<OrgTransaction> call, UserId user) {
    ActivationToken token = ActivationTokens.issue(user, call.now(), call.options());
    call.tx()
        .putActivation(
            new Activation(user, ActivationTokens.hash(token.text()), token.expiresAt()));
    return token;
  }

  private static Usage visibleUsage(CallContext<? extends ReadTransaction> call) {
    return new Usage() {
      @Override
      public boolean isComplete() {
        return false;
      }

      @Override
      public long count(RecordKind kind, Condition where) {
        return call.tx().count(kind, call.visibility().scope(), where);
      }

      @Override
      public boolean hasDeletedValue(FieldId field) {
        return false;
      }
    };
  }

  private static Usage completeUsage(ReadTransaction tx) {
    return new Usage() {
      @Override
      public boolean isComplete() {
        return true;
      }

      @Override
      public long count(RecordKind kind, Condition where) {
        return tx.count(kind, Scope.everything(), where);
      }

      @Override
      public boolean hasDeletedValue(FieldId field) {
        return tx.hasDeletedValue(field);
      }
    };
  }
}

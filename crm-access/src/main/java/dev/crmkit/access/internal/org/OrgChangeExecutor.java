package dev.crmkit.access.internal.org;

import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.internal.draft.Stages;
import dev.crmkit.access.internal.plan.OrgPlanner;
import dev.crmkit.access.internal.plan.PlanContext;
import dev.crmkit.access.internal.plan.PlannedChange;
import dev.crmkit.access.internal.plan.PlannedChange.PlannedEvent;
import dev.crmkit.access.internal.plan.Quotas;
import dev.crmkit.access.internal.plan.Usage;
import dev.crmkit.access.internal.session.CallContext;
import dev.crmkit.access.options.Limits;
import dev.crmkit.access.view.ActivationToken;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.Subject;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.pipeline.PipelineId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.store.OrgTransaction;
import dev.crmkit.core.store.ReadTransaction;
import dev.crmkit.core.user.Activation;
import dev.crmkit.core.user.UserId;
import dev.crmkit.core.user.UserType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans a change of the organisation in a call, and carries it out in its transaction. */
public final class OrgChangeExecutor {

  private OrgChangeExecutor() {}

  /**
   * What was done.
   *
   * @param subject the new entry, or the one that was acted on
   * @param activation the token that was issued, or null
   */
  public record Done(Subject subject, @Nullable ActivationToken activation) {}

  /**
   * Plans a change to show what it would do. Unless the Director asks, neither hidden nor deleted
   * records are read (rules.md V8).
   */
  static PlannedChange preview(CallContext<? extends ReadTransaction> call, OrgChange change) {
    boolean complete = call.actor().type() == UserType.DIRECTOR;
    return plan(call, change, null, complete ? completeUsage(call.tx()) : visibleUsage(call));
  }

  private static PlannedChange plan(
      CallContext<? extends ReadTransaction> call,
      OrgChange change,
      @Nullable Long basedOn,
      Usage usage) {
    PlanContext planning =
        new PlanContext(
            call.org(),
            call.actor(),
            call.now(),
            call::randomId,
            usage,
            quotas(call.options().limits()),
            basedOn);
    return OrgPlanner.plan(planning, change);
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

  /** Does a change: the organisation, then the events, which carry the revision after it. */
  public static Done run(
      CallContext<OrgTransaction> call, OrgChange change, @Nullable Long basedOn) {
    PlannedChange planned = plan(call, change, basedOn, completeUsage(call.tx()));
    OrgTransaction tx = call.tx();
    OrgSnapshot before = tx.org();
    tx.apply(planned.delta());
    for (PlannedEvent told : planned.events()) {
      tx.append(
          call.event(told.subject(), told.did())
              .changes(told.changes())
              .handOver(Optional.ofNullable(told.handOver()))
              .endedStages(
                  told.subject() instanceof PipelineId pipeline
                      ? Stages.ended(before, tx.org(), pipeline)
                      : Set.of())
              .build());
    }
    planned.voided().forEach(tx::removeActivation);
    UserId activated = planned.activated();
    return new Done(planned.subject(), activated == null ? null : issue(call, activated));
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

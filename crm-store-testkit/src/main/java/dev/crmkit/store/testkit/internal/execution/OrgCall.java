package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.Outcome;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A change of the organisation, which can be previewed before it is made. Where an argument cannot
 * be expressed in the change, the preview with a stand-in shows which refusal the library prefers
 * (rules.md A1).
 *
 * @param <C> the change
 * @param arguments converts the arguments, and holds those that cannot be converted
 * @param change makes the change, with stand-ins for what cannot be converted
 * @param call carries it out
 */
public record OrgCall<C extends OrgChange>(
    Actor actor, ArgumentConverter arguments, Supplier<C> change, Consumer<C> call)
    implements LibraryCall {

  @Override
  public ActualValue run() {
    C wanted = change.get();
    if (!arguments.unreadable().isEmpty()) {
      preview(wanted);
    }
    call.accept(wanted);
    return Outcome.OK;
  }

  /** Returns the impact that the change would have. */
  public ImpactPlan plan() {
    return preview(change.get());
  }

  private ImpactPlan preview(C wanted) {
    List<Violation> all = new ArrayList<>(arguments.unreadable());
    try {
      ImpactPlan plan = actor.session().preview(wanted);
      if (all.isEmpty()) {
        return plan;
      }
    } catch (InvalidException e) {
      all.addAll(e.violations());
    }
    throw new InvalidException(all);
  }
}

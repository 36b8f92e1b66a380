package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.access.change.ImpactPlan;
import dev.crmkit.access.change.OrgChange;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.scenario.result.ActualValue;
import dev.crmkit.store.testkit.scenario.result.Outcome;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * A change of the organisation. It can be asked about before it is done; so the order of the
 * library's refusals is its own also where the input has something that the change cannot express
 * (rules.md A1).
 *
 * @param <C> the change
 * @param word the word for it
 * @param keys what can stand under it
 * @param change what is wanted, with something else in the place of what cannot be read
 * @param carryOut does it
 */
public record OrgOperation<C extends OrgChange>(
    String word,
    MapShape keys,
    BiFunction<Actor, OperationArguments, C> change,
    BiConsumer<Actor, C> carryOut)
    implements ScenarioOperation {

  @Override
  public ActualValue run(Actor actor, Node.Entries map) {
    OperationArguments arguments = new OperationArguments(map, actor.workspace().names());
    C wanted = change.apply(actor, arguments);
    if (!arguments.unreadable().isEmpty()) {
      preview(actor, arguments, wanted);
    }
    carryOut.accept(actor, wanted);
    return Outcome.OK;
  }

  /**
   * What it would do.
   *
   * @param actor who asks
   * @param map what stands under the word
   * @return the plan
   */
  public ImpactPlan plan(Actor actor, Node.Entries map) {
    OperationArguments arguments = new OperationArguments(map, actor.workspace().names());
    return preview(actor, arguments, change.apply(actor, arguments));
  }

  private ImpactPlan preview(Actor actor, OperationArguments arguments, C wanted) {
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

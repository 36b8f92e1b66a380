package dev.crmkit.store.testkit.scenario.operation;

import dev.crmkit.access.change.OrgChange;
import dev.crmkit.access.change.SightPlan;
import dev.crmkit.core.error.Invalid;
import dev.crmkit.core.error.Violation;
import dev.crmkit.store.testkit.scenario.answer.Outcome;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.format.Keys;
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
public record Reorganisation<C extends OrgChange>(
    String word, Keys keys, BiFunction<Actor, Arguments, C> change, BiConsumer<Actor, C> carryOut)
    implements Operation {

  @Override
  public Value run(Actor actor, Node.Entries map) {
    Arguments arguments = new Arguments(map, actor.company().names());
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
  public SightPlan plan(Actor actor, Node.Entries map) {
    Arguments arguments = new Arguments(map, actor.company().names());
    return preview(actor, arguments, change.apply(actor, arguments));
  }

  private SightPlan preview(Actor actor, Arguments arguments, C wanted) {
    List<Violation> all = new ArrayList<>(arguments.unreadable());
    try {
      SightPlan plan = actor.session().preview(wanted);
      if (all.isEmpty()) {
        return plan;
      }
    } catch (Invalid e) {
      all.addAll(e.violations());
    }
    throw new Invalid(all);
  }
}

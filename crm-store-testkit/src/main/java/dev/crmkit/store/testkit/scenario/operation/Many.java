package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.access.Outcome;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.company.Refusals;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that is done with many clients at once (rules.md E8); it tells what became of each.
 *
 * @param word the word for it
 * @param keys what can stand under it
 * @param act does it
 */
record Many(String word, Keys keys, Attempt act) implements Operation {

  private static final Keys ON = Keys.of(must("on", Shapes.listOf(Shapes.thing(Kind.CLIENT))));

  /** All of them. */
  static final List<Operation> ALL =
      List.of(
          new Many(
              "assign-many",
              ON.and(must("to", Shapes.NAME)),
              (actor, given) ->
                  actor
                      .session()
                      .clients()
                      .assignMany(
                          clients(given), given.id("to", Kind.USER, UserId::of).orElseThrow())),
          new Many(
              "edit-many",
              ON.and(
                  may("owner", Shapes.NAME),
                  may("name", Shapes.TEXT),
                  may("fields", Shapes.VALUES),
                  may("labels", Shapes.NAMES),
                  may("stages", Shapes.PLACES)),
              (actor, given) ->
                  actor
                      .session()
                      .clients()
                      .editMany(
                          clients(given).stream()
                              .map(id -> ClientOperations.edit(actor, given, id))
                              .toList())),
          new Many(
              "delete-many",
              ON,
              (actor, given) -> actor.session().clients().deleteMany(clients(given))));

  /** Does it, and tells what became of each. */
  @FunctionalInterface
  interface Attempt {
    List<? extends Outcome<?>> run(Actor actor, Arguments given);
  }

  @Override
  public Value run(Actor actor, Node.Entries map) {
    Company company = actor.company();
    Map<String, Value> told = new LinkedHashMap<>();
    for (Outcome<?> each : act.run(actor, new Arguments(map, company.names()))) {
      told.put(
          company.names().thing(each.id()).toString(),
          each instanceof Outcome.Refused<?> refused
              ? Refusals.answer(refused.why(), company.names()).value()
              : dev.crmkit.store.testkit.scenario.answer.Outcome.OK);
    }
    return Values.whole(told);
  }

  @Override
  public Shape expectation() {
    return Expectations.orRefusal(Shapes.mapOf(Expectations.OUTCOME));
  }

  private static Set<ClientId> clients(Arguments given) {
    return given.things("on", ClientId.class);
  }
}

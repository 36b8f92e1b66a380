package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.view.Outcome;
import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.RefusalOutcomes;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.scenario.result.ActualValue;
import dev.crmkit.store.testkit.scenario.result.ActualValues;
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
record BulkOperations(String word, MapShape keys, BulkCall act) implements ScenarioOperation {

  private static final MapShape ON =
      MapShape.of(required("on", Shapes.listOf(Shapes.entity(EntityKind.CLIENT))));

  /** All of them. */
  static final List<ScenarioOperation> ALL =
      List.of(
          new BulkOperations(
              "assign-many",
              ON.and(required("to", Shapes.NAME)),
              (actor, given) ->
                  actor
                      .session()
                      .clients()
                      .assignMany(
                          clients(given),
                          given.id("to", EntityKind.USER, UserId::of).orElseThrow())),
          new BulkOperations(
              "edit-many",
              ON.and(
                  optional("owner", Shapes.NAME),
                  optional("name", Shapes.TEXT),
                  optional("fields", Shapes.VALUES),
                  optional("labels", Shapes.NAMES),
                  optional("stages", Shapes.STAGES_BY_PIPELINE)),
              (actor, given) ->
                  actor
                      .session()
                      .clients()
                      .editMany(
                          clients(given).stream()
                              .map(id -> ClientCalls.edit(actor, given, id))
                              .toList())),
          new BulkOperations(
              "delete-many",
              ON,
              (actor, given) -> actor.session().clients().deleteMany(clients(given))));

  /** Does it, and tells what became of each. */
  @FunctionalInterface
  interface BulkCall {
    List<? extends Outcome<?>> run(Actor actor, OperationArguments given);
  }

  @Override
  public ActualValue run(Actor actor, Node.Entries map) {
    ScenarioWorkspace company = actor.workspace();
    Map<String, ActualValue> told = new LinkedHashMap<>();
    for (Outcome<?> each : act.run(actor, new OperationArguments(map, company.names()))) {
      told.put(
          company.names().reference(each.id()).toString(),
          each instanceof Outcome.Refused<?> refused
              ? RefusalOutcomes.of(refused.why(), company.names()).value()
              : dev.crmkit.store.testkit.scenario.result.Outcome.OK);
    }
    return ActualValues.exactly(told);
  }

  @Override
  public Shape expectation() {
    return OutcomeShapes.orRefusal(Shapes.mapOf(OutcomeShapes.OUTCOME));
  }

  private static Set<ClientId> clients(OperationArguments given) {
    return given.things("on", ClientId.class);
  }
}

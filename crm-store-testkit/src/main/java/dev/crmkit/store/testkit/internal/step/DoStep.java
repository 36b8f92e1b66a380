package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;

import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.execution.ScenarioOperation;
import dev.crmkit.store.testkit.internal.execution.ScenarioOperations;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.scenario.result.StepAnswer;
import dev.crmkit.store.testkit.yaml.Node;

/** Does something. */
final class DoStep implements StepKind {

  @Override
  public String key() {
    return "do";
  }

  @Override
  public Shape bodyShape() {
    return Shapes.withOneOf(
        StepActor.KEYS,
        "operation",
        ScenarioOperations.all().stream()
            .map(operation -> optional(operation.word(), operation.keys()))
            .toArray(MapKey[]::new));
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return ScenarioOperations.in(body)
        .map(ScenarioOperation::expectation)
        .orElse(OutcomeShapes.OUTCOME);
  }

  @Override
  public StepAnswer run(ScenarioWorkspace company, Node.Entries body) {
    ScenarioOperation operation = ScenarioOperations.in(body).orElseThrow();
    return StepAnswer.of(
        operation.run(
            StepActor.actor(company, body), ScenarioOperations.arguments(operation, body)));
  }
}

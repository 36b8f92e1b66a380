package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;

/** Counts the records that a user sees. */
final class CountStep implements StepKind {

  @Override
  public String key() {
    return "count";
  }

  @Override
  public Shape bodyShape() {
    return StepActor.KEYS.and(
        required("what", Shapes.oneOf(ListStep.RECORDS.toArray(String[]::new))),
        optional("where", ListFilters.SHAPE));
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return Shapes.TEXT;
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    return StepAnswer.of(
        ActualValues.number(
            RecordQueries.count(
                StepActor.session(workspace, body),
                String.valueOf(body.get("what")),
                ListFilters.filters(workspace, body))));
  }
}

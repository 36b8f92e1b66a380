package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.store.testkit.internal.execution.LibraryCall;
import dev.crmkit.store.testkit.internal.execution.OperationCalls;
import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.BulkOperation;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OperationCodec;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;

/** Carries out an operation. */
final class DoStep implements StepKind {

  @Override
  public String key() {
    return "do";
  }

  @Override
  public Shape bodyShape() {
    return StepOperation.bodyShape("operation", Operation.class);
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    boolean bulk =
        StepOperation.word(body)
            .map(OperationCodec.types()::get)
            .filter(BulkOperation.class::isAssignableFrom)
            .isPresent();
    return bulk
        ? OutcomeShapes.orRefusal(Shapes.mapOf(OutcomeShapes.OUTCOME))
        : OutcomeShapes.OUTCOME;
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    OperationCalls calls = new OperationCalls(StepActor.actor(workspace, body));
    return StepAnswer.of(StepOperation.read(body).<LibraryCall>accept(calls).run());
  }
}

package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.result.ActualLists;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attempts of a user to sign in. */
final class SignInsStep implements StepKind {

  private static final int LATEST = 1_000;

  @Override
  public String key() {
    return "sign-ins";
  }

  @Override
  public Shape bodyShape() {
    return StepActor.KEYS.and(required("of", Shapes.NAME));
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return OutcomeShapes.orRefusal(
        Shapes.listOf(
            MapShape.of(
                optional("from", Shapes.TEXT),
                optional("refused", Shapes.oneOf("true", "false")))));
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    UserId of =
        UserId.of(workspace.names().number(EntityKind.USER, String.valueOf(body.get("of"))));
    return StepAnswer.of(
        ActualLists.sequence(
            StepActor.session(workspace, body).users().signInLog(of, LATEST).stream()
                .map(SignInsStep::attempt)
                .toList()));
  }

  private static ActualValue attempt(SignIn attempt) {
    Map<String, ActualValue> attributes = new LinkedHashMap<>();
    attributes.put("from", ActualValues.optional(attempt.address().map(ActualValues::address)));
    attributes.put("refused", ActualValues.flag(attempt.refusal().isPresent()));
    return ActualValues.attributes(attributes);
  }
}

package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.UserDecision;
import dev.crmkit.core.Subject;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.List;

/** Lists the users who can work and may perform an action. */
final class WhoStep implements StepKind {

  @Override
  public String key() {
    return "who";
  }

  @Override
  public Shape bodyShape() {
    return AccessQuestion.whole(
        MapShape.of(required("action", AccessQuestion.ACTION), optional("on", AccessQuestion.ON)));
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return Shapes.NAMES;
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    return StepAnswer.of(
        ActualValues.bag(
            who(workspace, body).stream()
                .map(user -> workspace.names().name(user.user().id()))
                .toList()));
  }

  private static List<UserDecision> who(ScenarioWorkspace workspace, Node.Entries body) {
    Action action = AccessQuestion.action(body);
    if (action == Action.SIGN_IN) {
      return workspace.crm().whoCanWork();
    }
    if (action == Action.CREATE) {
      return AccessQuestion.created(body)
          .map(workspace.crm()::whoCanCreate)
          .orElseGet(workspace.crm()::whoCanWork);
    }
    Subject thing = workspace.subject(AccessQuestion.on(body)).orElse(null);
    return thing == null ? List.of() : workspace.crm().whoCan(action, thing);
  }
}

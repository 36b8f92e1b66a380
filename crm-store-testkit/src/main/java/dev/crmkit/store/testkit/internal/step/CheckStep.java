package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.core.Subject;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;

/** Checks whether a user may perform an action. */
final class CheckStep implements StepKind {

  @Override
  public String key() {
    return "check";
  }

  @Override
  public Shape bodyShape() {
    return AccessQuestion.whole(
        StepActor.KEYS.and(
            required("action", AccessQuestion.ACTION), optional("on", AccessQuestion.ON)));
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return Shapes.oneOf("allow", "deny");
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    Action action = AccessQuestion.action(body);
    Actor actor = StepActor.actor(workspace, body);
    CrmSession session = actor.session();
    if (action == Action.SIGN_IN) {
      return answer(workspace, workspace.crm().explainSignIn(actor.user(), actor.address()));
    }
    if (action == Action.CREATE) {
      return answer(
          workspace,
          AccessQuestion.created(body)
              .map(session::mayCreate)
              .orElseGet(session::mayCreateRecords));
    }
    Subject thing = workspace.subject(AccessQuestion.on(body)).orElse(null);
    return thing == null
        ? new StepAnswer(ActualValues.text("deny"), "there is no " + AccessQuestion.on(body))
        : answer(workspace, session.may(action, thing));
  }

  private static StepAnswer answer(ScenarioWorkspace workspace, Decision decision) {
    return new StepAnswer(
        ActualValues.text(decision.allowed() ? "allow" : "deny"),
        workspace.names().translate(decision.explain()));
  }
}

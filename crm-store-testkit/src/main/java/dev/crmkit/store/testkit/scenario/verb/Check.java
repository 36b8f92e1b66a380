package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.access.CrmSession;
import dev.crmkit.access.decision.Action;
import dev.crmkit.access.decision.Decision;
import dev.crmkit.core.Subject;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Actor;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.Node;

/** May the user do it? */
final class Check implements Verb {

  @Override
  public String word() {
    return "check";
  }

  @Override
  public Shape body() {
    return Questions.whole(
        Acting.KEYS.and(must("action", Questions.ACTION), may("on", Questions.ON)));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Shapes.oneOf("allow", "deny");
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    Action action = Questions.action(body);
    Actor actor = Acting.actor(company, body);
    CrmSession session = actor.session();
    if (action == Action.SIGN_IN) {
      return answer(company, company.crm().explainSignIn(actor.user(), actor.from()));
    }
    if (action == Action.CREATE) {
      return answer(
          company,
          Questions.created(body).map(session::mayCreate).orElseGet(session::mayCreateRecords));
    }
    Subject thing = company.subject(Questions.on(body)).orElse(null);
    return thing == null
        ? new Answer(Values.text("deny"), "there is no " + Questions.on(body))
        : answer(company, session.may(action, thing));
  }

  private static Answer answer(Company company, Decision decision) {
    return new Answer(
        Values.text(decision.allowed() ? "allow" : "deny"),
        company.names().translate(decision.explain()));
  }
}

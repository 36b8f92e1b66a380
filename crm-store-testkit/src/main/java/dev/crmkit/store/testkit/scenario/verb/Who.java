package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.access.decision.Action;
import dev.crmkit.core.Subject;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.List;

/** Who may do it, of those who can work? */
final class Who implements Verb {

  @Override
  public String word() {
    return "who";
  }

  @Override
  public Shape body() {
    return Questions.whole(Keys.of(must("action", Questions.ACTION), may("on", Questions.ON)));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Shapes.NAMES;
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    return Answer.of(
        Values.bag(
            who(company, body).stream().map(user -> company.names().name(user.id())).toList()));
  }

  private static List<UserRef> who(Company company, Node.Entries body) {
    Action action = Questions.action(body);
    if (action == Action.SIGN_IN) {
      return company.crm().whoCanWork();
    }
    if (action == Action.CREATE) {
      return Questions.created(body)
          .map(company.crm()::whoCanCreate)
          .orElseGet(company.crm()::whoCanWork);
    }
    Subject thing = company.subject(Questions.on(body)).orElse(null);
    return thing == null ? List.of() : company.crm().whoCan(action, thing);
  }
}

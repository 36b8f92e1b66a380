package dev.crmkit.examples.scenario.verb;

import static dev.crmkit.examples.scenario.format.Key.may;
import static dev.crmkit.examples.scenario.format.Key.must;

import dev.crmkit.access.decision.Action;
import dev.crmkit.core.Subject;
import dev.crmkit.core.user.UserRef;
import dev.crmkit.examples.scenario.answer.Answer;
import dev.crmkit.examples.scenario.answer.Values;
import dev.crmkit.examples.scenario.company.Company;
import dev.crmkit.examples.scenario.format.Keys;
import dev.crmkit.examples.scenario.format.Shape;
import dev.crmkit.examples.scenario.format.Shapes;
import dev.crmkit.examples.yaml.Node;
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
    return Questions.meansSomething(action, thing) && thing != null
        ? company.crm().whoCan(action, thing)
        : List.of();
  }
}

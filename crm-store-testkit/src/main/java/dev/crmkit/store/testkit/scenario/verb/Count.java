package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.Node;

/** How many does the user see? */
final class Count implements Verb {

  @Override
  public String word() {
    return "count";
  }

  @Override
  public Shape body() {
    return Acting.KEYS.and(
        must("what", Shapes.oneOf(Listing.RECORDS.toArray(String[]::new))),
        may("where", Where.SHAPE));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Shapes.TEXT;
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    return Answer.of(
        Values.number(
            RecordQueries.count(
                Acting.session(company, body),
                String.valueOf(body.get("what")),
                Where.filters(company, body))));
  }
}

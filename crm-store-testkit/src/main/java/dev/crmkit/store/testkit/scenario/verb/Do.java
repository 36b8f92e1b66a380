package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;

import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.operation.Expectations;
import dev.crmkit.store.testkit.scenario.operation.Operation;
import dev.crmkit.store.testkit.scenario.operation.Operations;
import dev.crmkit.store.testkit.yaml.Node;

/** Does something. */
final class Do implements Verb {

  @Override
  public String word() {
    return "do";
  }

  @Override
  public Shape body() {
    return Shapes.withOneOf(
        Acting.KEYS,
        "operation",
        Operations.all().stream()
            .map(operation -> may(operation.word(), operation.keys()))
            .toArray(Key[]::new));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Operations.in(body).map(Operation::expectation).orElse(Expectations.OUTCOME);
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    Operation operation = Operations.in(body).orElseThrow();
    return Answer.of(
        operation.run(Acting.actor(company, body), Operations.arguments(operation, body)));
  }
}

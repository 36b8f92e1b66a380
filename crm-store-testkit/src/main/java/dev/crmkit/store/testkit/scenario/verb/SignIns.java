package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.core.user.SignIn;
import dev.crmkit.core.user.UserId;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Lists;
import dev.crmkit.store.testkit.scenario.answer.Value;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.operation.Expectations;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who tried to sign in, and was he let in? */
final class SignIns implements Verb {

  private static final int LATEST = 1_000;

  @Override
  public String word() {
    return "sign-ins";
  }

  @Override
  public Shape body() {
    return Acting.KEYS.and(must("of", Shapes.NAME));
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Expectations.orRefusal(
        Shapes.listOf(
            Keys.of(may("from", Shapes.TEXT), may("refused", Shapes.oneOf("true", "false")))));
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    UserId of = UserId.of(company.names().number(Kind.USER, String.valueOf(body.get("of"))));
    return Answer.of(
        Lists.sequence(
            Acting.session(company, body).users().signInLog(of, LATEST).stream()
                .map(SignIns::attempt)
                .toList()));
  }

  private static Value attempt(SignIn attempt) {
    Map<String, Value> told = new LinkedHashMap<>();
    told.put("from", Values.optional(attempt.address().map(Values::address)));
    told.put("refused", Values.flag(attempt.refusal().isPresent()));
    return Values.attributes(told);
  }
}

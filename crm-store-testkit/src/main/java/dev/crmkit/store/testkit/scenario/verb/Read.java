package dev.crmkit.store.testkit.scenario.verb;

import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.access.CrmSession;
import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.answer.Values;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Key;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Kind;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.scenario.format.Thing;
import dev.crmkit.store.testkit.scenario.operation.Expectations;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads a thing.
 *
 * @param word the word for it
 * @param body what stands under the word
 * @param eyes whose eyes it is read with
 */
record Read(String word, Shape body, BiFunction<Company, Node.Entries, CrmSession> eyes)
    implements Verb {

  private static final Key ON =
      must("on", Shapes.thing(Readings.ALL.stream().map(Reading::kind).toArray(Kind[]::new)));

  /** What does a user read? */
  static Read byUser() {
    return new Read("read", Acting.KEYS.and(ON), Acting::session);
  }

  /** What is stored, no matter who asks? It is what the Director reads. */
  static Read ofState() {
    return new Read("state", Keys.of(ON), (company, body) -> company.director());
  }

  @Override
  public Shape expectation(Node.Entries body) {
    return Expectations.orRefusal(reading(body).map(Reading::keys).orElse(Keys.of()));
  }

  @Override
  public Answer run(Company company, Node.Entries body) {
    Thing thing = on(body).orElseThrow();
    return Answer.of(
        Values.attributes(
            reading(body)
                .orElseThrow()
                .how()
                .read(company, eyes.apply(company, body), company.id(thing))));
  }

  private static Optional<Reading> reading(Node.Entries body) {
    return on(body)
        .flatMap(
            thing ->
                Readings.ALL.stream()
                    .filter(reading -> reading.kind() == thing.kind())
                    .findFirst());
  }

  private static Optional<Thing> on(Node.Entries body) {
    return body.get("on") instanceof Node.Text text ? Thing.parse(text.value()) : Optional.empty();
  }
}

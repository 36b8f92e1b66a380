package dev.crmkit.store.testkit.scenario.verb;

import dev.crmkit.store.testkit.scenario.answer.Answer;
import dev.crmkit.store.testkit.scenario.company.Company;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.yaml.Node;

/** What a step asks or does; {@link Verbs} has all of them. */
public interface Verb {

  /**
   * The word for it.
   *
   * @return the key in a step
   */
  String word();

  /**
   * What stands under the word. A key {@code user} at its top names who acts.
   *
   * @return the shape of a map
   */
  Shape body();

  /**
   * What can be expected.
   *
   * @param body what stands under the word
   * @return the shape of {@code expect}
   */
  Shape expectation(Node.Entries body);

  /**
   * Asks or does it. Refusals of the library are thrown; {@link
   * dev.crmkit.store.testkit.scenario.Play} makes outcomes of them.
   *
   * @param company where
   * @param body what stands under the word
   * @return what came out
   */
  Answer run(Company company, Node.Entries body);
}

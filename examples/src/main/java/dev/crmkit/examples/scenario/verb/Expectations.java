package dev.crmkit.examples.scenario.verb;

import static dev.crmkit.examples.scenario.format.Key.may;
import static dev.crmkit.examples.scenario.format.Key.must;

import dev.crmkit.examples.scenario.answer.Outcome;
import dev.crmkit.examples.scenario.format.Keys;
import dev.crmkit.examples.scenario.format.Shape;
import dev.crmkit.examples.scenario.format.Shapes;
import dev.crmkit.examples.yaml.Node;

/** What can be expected of more than one verb. */
final class Expectations {

  private static final Shape WORD = Shapes.oneOf(Outcome.WORDS.toArray(String[]::new));

  private static final Shape REFUSAL =
      Shapes.oneOf(Outcome.WORDS.stream().filter(word -> !word.equals("ok")).toArray(String[]::new));

  private static final Shape WITH_FIELD =
      Keys.of(must("error", REFUSAL), may("field", Shapes.NAME));

  /** An outcome of something that is done. */
  static final Shape OUTCOME = Shapes.either(WORD, WITH_FIELD);

  /** A list, or an outcome. */
  static final Shape NAMES_OR_REFUSAL = orRefusal(Shapes.NAMES);

  private Expectations() {}

  /** A list or a map, or an outcome of something that is asked. */
  static Shape orRefusal(Shape answer) {
    Shape listOrMap =
        (node, key, checking) -> {
          boolean refusal = node instanceof Node.Entries map && map.get("error") != null;
          (refusal ? WITH_FIELD : answer).check(node, key, checking);
        };
    return Shapes.either(REFUSAL, listOrMap);
  }
}

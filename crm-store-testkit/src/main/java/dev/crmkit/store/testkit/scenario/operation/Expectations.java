package dev.crmkit.store.testkit.scenario.operation;

import static dev.crmkit.store.testkit.scenario.format.Key.may;
import static dev.crmkit.store.testkit.scenario.format.Key.must;

import dev.crmkit.store.testkit.scenario.answer.Outcome;
import dev.crmkit.store.testkit.scenario.format.Keys;
import dev.crmkit.store.testkit.scenario.format.Shape;
import dev.crmkit.store.testkit.scenario.format.Shapes;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.List;

/** What can be expected of more than one operation or verb. */
public final class Expectations {

  private static final List<String> REFUSALS =
      Outcome.WORDS.stream().filter(word -> !word.equals("ok")).toList();

  private static final Shape REFUSAL = Shapes.oneOf(REFUSALS.toArray(String[]::new));

  private static final Shape WITH_FIELD =
      Keys.of(must("error", REFUSAL), may("field", Shapes.NAME));

  /** An outcome of something that is done. */
  public static final Shape OUTCOME =
      Shapes.either(Shapes.oneOf(Outcome.WORDS.toArray(String[]::new)), WITH_FIELD);

  private Expectations() {}

  /**
   * A list or a map, or an outcome of something that is asked.
   *
   * @param answer the list or the map
   * @return the shape
   */
  public static Shape orRefusal(Shape answer) {
    Shape listOrMap =
        (node, key, checking) -> {
          boolean refusal = node instanceof Node.Entries map && map.get("error") != null;
          (refusal ? WITH_FIELD : answer).check(node, key, checking);
        };
    return Shapes.either(REFUSAL, listOrMap);
  }
}

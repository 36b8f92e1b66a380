package dev.crmkit.store.testkit.internal.execution;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;
import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.result.Outcome;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.List;

/** Shapes of expectations that several kinds of steps share. */
public final class OutcomeShapes {

  private static final List<String> REFUSALS =
      Outcome.WORDS.stream().filter(word -> !word.equals("ok")).toList();

  private static final Shape REFUSAL = Shapes.oneOf(REFUSALS.toArray(String[]::new));

  private static final Shape WITH_FIELD =
      MapShape.of(required("error", REFUSAL), optional("field", Shapes.NAME));

  /** The outcome of an operation. */
  public static final Shape OUTCOME =
      Shapes.either(Shapes.oneOf(Outcome.WORDS.toArray(String[]::new)), WITH_FIELD);

  private OutcomeShapes() {}

  /** Returns the shape of a list or a map, or of the refusal of a query. */
  public static Shape orRefusal(Shape answer) {
    Shape listOrMap =
        (node, key, checking) -> {
          boolean refusal = node instanceof Node.Entries map && map.get("error") != null;
          (refusal ? WITH_FIELD : answer).check(node, key, checking);
        };
    return Shapes.either(REFUSAL, listOrMap);
  }
}

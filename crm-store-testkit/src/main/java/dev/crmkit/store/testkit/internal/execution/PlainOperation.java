package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.workspace.Actor;
import dev.crmkit.store.testkit.scenario.result.ActualValue;
import dev.crmkit.store.testkit.scenario.result.Outcome;
import dev.crmkit.store.testkit.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Something that is done with records and files.
 *
 * @param word the word for it
 * @param keys what can stand under it
 * @param act does it
 */
record PlainOperation(String word, MapShape keys, BiConsumer<Actor, OperationArguments> act)
    implements ScenarioOperation {

  @Override
  public ActualValue run(Actor actor, Node.Entries map) {
    OperationArguments arguments = new OperationArguments(map, actor.workspace().names());
    try {
      act.accept(actor, arguments);
    } catch (InvalidException e) {
      List<Violation> all = new ArrayList<>(arguments.unreadable());
      all.addAll(e.violations());
      arguments.refused().ifPresent(key -> all.removeIf(violation -> isRefusal(violation, key)));
      throw new InvalidException(all);
    }
    if (!arguments.unreadable().isEmpty()) {
      throw new IllegalStateException(
          "the library took what cannot be read: " + arguments.unreadable());
    }
    return Outcome.OK;
  }

  /** Whether a violation is that of the text that was given to be refused. */
  private static boolean isRefusal(Violation violation, String key) {
    return violation.field().equals(key) && violation.code() == ViolationCode.MALFORMED;
  }
}

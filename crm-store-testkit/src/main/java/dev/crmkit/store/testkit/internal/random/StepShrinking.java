package dev.crmkit.store.testkit.internal.random;

import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.fewerItems;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.inEachItem;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.inEachValue;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.inTurn;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.nothing;
import static dev.crmkit.store.testkit.internal.random.DeltaDebugging.without;

import dev.crmkit.store.testkit.internal.format.RecordForm;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.random.DeltaDebugging.Reducer;
import dev.crmkit.store.testkit.script.Script;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Scenarios with fewer steps, and with steps that say less. */
final class StepShrinking {

  /** The keys of a body that can be left out; those of an operation are in its record. */
  private static final Set<String> OPTIONAL = Set.of("from", "where", "sort");

  private static final Reducer BODY =
      inTurn(
          without(OPTIONAL::contains),
          inEachValue(key -> key.equals("where") ? fewerItems() : operation(key)));

  private static final Reducer STEPS =
      inEachItem(inEachValue(key -> Script.isVerb(key) ? BODY : nothing()));

  private StepShrinking() {}

  static Stream<Script> fewer(Script script) {
    return DeltaDebugging.withoutChunks(script.steps()).map(script::withSteps);
  }

  static Stream<Script> shorter(Script script) {
    return STEPS.reduce(script.steps()).map(ScriptData::asMaps).map(script::withSteps);
  }

  /** Reduces the arguments of an operation, if the key names one. */
  private static Reducer operation(String key) {
    Class<?> type = RecordForm.alternatives(Operation.class).get(key);
    return type == null
        ? nothing()
        : inTurn(
            without(each -> !isMandatory(type, each)),
            inEachValue(each -> inTurn(fewerItems(), TextShrinking.of(each))));
  }

  private static boolean isMandatory(Class<?> operation, String key) {
    return Objects.requireNonNull(RecordForm.of(operation).keys(false).keys().get(key), key)
        .mandatory();
  }
}

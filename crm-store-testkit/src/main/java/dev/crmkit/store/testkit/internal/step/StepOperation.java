package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.optional;

import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.OperationShapes;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.Operation;
import dev.crmkit.store.testkit.internal.operation.OperationCodec;
import dev.crmkit.store.testkit.internal.result.PlainData;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.Map;
import java.util.Optional;

/** The operation in the body of a step. */
final class StepOperation {

  private StepOperation() {}

  /** Returns the shape of a body with an actor and exactly one operation. */
  static Shape bodyShape(String what, Class<? extends Operation> type) {
    return Shapes.withOneOf(
        StepActor.KEYS,
        what,
        OperationCodec.types().entrySet().stream()
            .filter(entry -> type.isAssignableFrom(entry.getValue()))
            .map(entry -> optional(entry.getKey(), OperationShapes.of(entry.getValue())))
            .toArray(MapKey[]::new));
  }

  /** Returns the key of the operation; empty if the body has none. */
  static Optional<String> word(Node.Entries body) {
    return body.entries().stream()
        .map(Node.Entry::key)
        .filter(OperationCodec.types()::containsKey)
        .findFirst();
  }

  /** Reads the operation of a body that has the right shape. */
  static Operation read(Node.Entries body) {
    String word = word(body).orElseThrow();
    Node arguments = body.get(word);
    return OperationCodec.read(word, arguments == null ? Map.of() : PlainData.of(arguments));
  }
}

package dev.crmkit.store.testkit.internal.step;

import static dev.crmkit.store.testkit.internal.format.MapKey.required;

import dev.crmkit.access.CrmSession;
import dev.crmkit.store.testkit.internal.execution.OutcomeShapes;
import dev.crmkit.store.testkit.internal.format.MapKey;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.format.Shape;
import dev.crmkit.store.testkit.internal.format.Shapes;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.operation.EntityRef;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.result.StepAnswer;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads a thing.
 *
 * @param key the word for it
 * @param bodyShape what stands under the word
 * @param sessionOf whose eyes it is read with
 */
record ReadStep(
    String key, Shape bodyShape, BiFunction<ScenarioWorkspace, Node.Entries, CrmSession> sessionOf)
    implements StepKind {

  private static final MapKey ON =
      required(
          "on",
          Shapes.entity(
              EntityReaders.ALL.stream().map(EntityReader::kind).toArray(EntityKind[]::new)));

  /** Reads an entity as a user. */
  static ReadStep byUser() {
    return new ReadStep("read", StepActor.KEYS.and(ON), StepActor::session);
  }

  /** Reads the stored state of an entity, which is what the Director sees. */
  static ReadStep ofState() {
    return new ReadStep("state", MapShape.of(ON), (workspace, body) -> workspace.director());
  }

  @Override
  public Shape expectationShape(Node.Entries body) {
    return OutcomeShapes.orRefusal(reading(body).map(EntityReader::keys).orElse(MapShape.of()));
  }

  @Override
  public StepAnswer run(ScenarioWorkspace workspace, Node.Entries body) {
    EntityRef thing = on(body).orElseThrow();
    return StepAnswer.of(
        ActualValues.attributes(
            reading(body)
                .orElseThrow()
                .how()
                .read(workspace, sessionOf.apply(workspace, body), workspace.id(thing))));
  }

  private static Optional<EntityReader> reading(Node.Entries body) {
    return on(body)
        .flatMap(
            thing ->
                EntityReaders.ALL.stream()
                    .filter(reading -> reading.kind() == thing.kind())
                    .findFirst());
  }

  private static Optional<EntityRef> on(Node.Entries body) {
    return body.get("on") instanceof Node.Text text
        ? EntityRef.parse(text.value())
        : Optional.empty();
  }
}

package dev.crmkit.store.testkit.internal.step;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.store.testkit.internal.format.MapShape;
import dev.crmkit.store.testkit.internal.operation.EntityKind;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.Map;

/**
 * How a thing of some kind is read.
 *
 * @param kind the kind
 * @param keys what can be expected of it
 * @param how reads its attributes
 */
record EntityReader(EntityKind kind, MapShape keys, AttributeReader how) {

  /** Reads the attributes of an entity. */
  @FunctionalInterface
  interface AttributeReader {

    /** Reads the attributes of an entity. */
    Map<String, ActualValue> read(ScenarioWorkspace workspace, CrmSession session, Subject thing);
  }
}

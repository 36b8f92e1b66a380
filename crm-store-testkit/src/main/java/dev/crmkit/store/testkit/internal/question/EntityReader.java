package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.access.CrmSession;
import dev.crmkit.core.Subject;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.Form;
import dev.crmkit.store.testkit.internal.format.KeyForm;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.ScenarioWorkspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * How an entity of some kind is read, and what can be expected of it.
 *
 * @param <V> the library's view of the entity
 * @param kind the kind
 * @param view looks the entity up
 * @param attributes its attributes, by the keys of an expectation
 */
record EntityReader<V>(
    EntityKind kind, BiFunction<CrmSession, Subject, V> view, List<Attribute<V>> attributes) {

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  static <V> EntityReader<V> of(
      EntityKind kind, BiFunction<CrmSession, Subject, V> view, Attribute<V>... attributes) {
    return new EntityReader<>(kind, view, List.of(attributes));
  }

  /**
   * An attribute.
   *
   * @param key its key
   * @param form what can be expected of it
   * @param value its value
   */
  record Attribute<V>(String key, Form<?> form, Value<V> value) {}

  /** The value of an attribute, for a session in a workspace. */
  @FunctionalInterface
  interface Value<V> {
    ActualValue of(AttributeValues values, V view);
  }

  /** Returns the form of an expectation. */
  Form<?> form() {
    return KeyForm.of(
        attributes.stream()
            .map(each -> KeyForm.Key.optional(each.key(), each.form()))
            .toArray(KeyForm.Key[]::new));
  }

  /** Reads an entity. */
  ActualValue read(ScenarioWorkspace workspace, CrmSession session, Subject id) {
    V view = view().apply(session, id);
    AttributeValues values = new AttributeValues(workspace, session);
    Map<String, ActualValue> actual = new LinkedHashMap<>();
    attributes.forEach(each -> actual.put(each.key(), each.value().of(values, view)));
    return ActualValues.attributes(actual);
  }
}

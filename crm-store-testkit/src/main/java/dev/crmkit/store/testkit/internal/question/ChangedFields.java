package dev.crmkit.store.testkit.internal.question;

import dev.crmkit.core.history.Change;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.result.ActualValue;
import dev.crmkit.store.testkit.internal.result.ActualValues;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of what changed. Fields of the form are compared completely; an attribute of the record
 * itself only where the expectation names it.
 *
 * @param fields the fields of the form
 * @param attributes the attributes of the record
 */
record ChangedFields(List<String> fields, List<String> attributes) implements ActualValue {

  static ChangedFields of(EntityNames names, List<Change> changes) {
    List<String> fields = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    for (Change change : changes) {
      (change.field().isPresent() ? fields : attributes).add(name(names, change));
      if (change.pipeline().isPresent()) {
        attributes.add("stages");
      }
    }
    return new ChangedFields(fields, attributes);
  }

  /** Returns the name of what changed: an attribute, a field of the form, or a pipeline. */
  static String name(EntityNames names, Change change) {
    return Stream.concat(change.field().stream(), change.pipeline().stream())
        .findFirst()
        .map(names::name)
        .orElse(change.attribute());
  }

  @Override
  public boolean matches(Node expected) {
    return shown(expected).matches(expected);
  }

  @Override
  public @Nullable Object toData(Node expected) {
    return shown(expected).toData(expected);
  }

  private ActualValue shown(Node expected) {
    List<String> shown = new ArrayList<>(fields);
    if (expected instanceof Node.Items list) {
      list.items().stream()
          .map(Node::toString)
          .filter(name -> attributes.contains(name) && !shown.contains(name))
          .forEach(shown::add);
    }
    return ActualValues.bag(shown);
  }
}

package dev.crmkit.examples.scenario.verb;

import dev.crmkit.examples.scenario.answer.Value;
import dev.crmkit.examples.scenario.answer.Values;
import dev.crmkit.examples.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of what changed. Fields of the form are compared whole; an attribute of the record
 * itself only where the expectation names it.
 *
 * @param fields the fields of the form
 * @param attributes the attributes of the record
 */
record ChangedFields(List<String> fields, List<String> attributes) implements Value {

  @Override
  public boolean matches(Node expected) {
    return shown(expected).matches(expected);
  }

  @Override
  public @Nullable Object told(Node expected) {
    return shown(expected).told(expected);
  }

  private Value shown(Node expected) {
    List<String> shown = new ArrayList<>(fields);
    if (expected instanceof Node.Items list) {
      list.items().stream()
          .map(Node::toString)
          .filter(name -> attributes.contains(name) && !shown.contains(name))
          .forEach(shown::add);
    }
    return Values.bag(shown);
  }
}

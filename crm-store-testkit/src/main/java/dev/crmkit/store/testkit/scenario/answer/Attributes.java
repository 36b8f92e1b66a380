package dev.crmkit.store.testkit.scenario.answer;

import dev.crmkit.store.testkit.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of values, compared whole or as far as it is expected. */
record Attributes(Map<String, Value> values, boolean whole) implements Value {

  @Override
  public boolean matches(Node expected) {
    if (!(expected instanceof Node.Entries map)) {
      return false;
    }
    for (Node.Entry entry : map.entries()) {
      Value value = values.getOrDefault(entry.key(), Values.NOTHING);
      if (!value.matches(entry.value())) {
        return false;
      }
    }
    return !whole || values.keySet().stream().allMatch(key -> map.get(key) != null);
  }

  @Override
  public Object told(Node expected) {
    Map<String, @Nullable Object> told = new LinkedHashMap<>();
    boolean picked = !whole && expected instanceof Node.Entries;
    values.forEach(
        (key, value) -> {
          Node node = expected instanceof Node.Entries map ? map.get(key) : null;
          if (node != null || !picked) {
            told.put(key, value.told(node == null ? expected : node));
          }
        });
    return told;
  }
}

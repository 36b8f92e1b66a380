package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.store.testkit.internal.format.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of values, compared completely or as far as it is expected. */
record ActualMap(Map<String, ActualValue> values, boolean whole) implements ActualValue {

  @Override
  public boolean matches(Node expected) {
    if (!(expected instanceof Node.Entries map)) {
      return false;
    }
    for (Node.Entry entry : map.entries()) {
      ActualValue value = values.getOrDefault(entry.key(), ActualValues.ABSENT);
      if (!value.matches(entry.value())) {
        return false;
      }
    }
    return !whole || values.keySet().stream().allMatch(key -> map.get(key) != null);
  }

  @Override
  public Object toData(Node expected) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    boolean picked = !whole && expected instanceof Node.Entries;
    values.forEach(
        (key, value) -> {
          Node node = expected instanceof Node.Entries map ? map.get(key) : null;
          if (node != null || !picked) {
            data.put(key, value.toData(node == null ? expected : node));
          }
        });
    return data;
  }
}

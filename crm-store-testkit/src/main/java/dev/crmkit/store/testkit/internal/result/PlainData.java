package dev.crmkit.store.testkit.internal.result;

import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts nodes of a file to texts, lists and maps. */
public final class PlainData {

  private PlainData() {}

  /** Converts a node. */
  public static @Nullable Object of(Node node) {
    if (node instanceof Node.Items list) {
      List<@Nullable Object> data = new ArrayList<>();
      list.items().forEach(item -> data.add(of(item)));
      return data;
    }
    if (node instanceof Node.Entries map) {
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      map.entries().forEach(entry -> data.put(entry.key(), of(entry.value())));
      return data;
    }
    return node instanceof Node.Text text ? text.value() : null;
  }
}

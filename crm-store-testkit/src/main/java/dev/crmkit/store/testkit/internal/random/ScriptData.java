package dev.crmkit.store.testkit.internal.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Access to data of a scenario file: texts, lists and maps. */
public final class ScriptData {

  private ScriptData() {}

  /** A map of keys and values, in this order. */
  public static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /** The maps in the list under a key; none where there is no such list. */
  @SuppressWarnings("unchecked") // the keys of data are texts
  static List<Map<String, @Nullable Object>> maps(Map<String, ?> in, String key) {
    List<Map<String, @Nullable Object>> maps = new ArrayList<>();
    if (in.get(key) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          maps.add((Map<String, @Nullable Object>) map);
        }
      }
    }
    return maps;
  }

  /** The map under a key; an empty one where there is none. */
  @SuppressWarnings("unchecked") // the keys of data are texts
  static Map<String, @Nullable Object> mapIn(Map<String, ?> in, String key) {
    return in.get(key) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }

  /** The texts in the list under a key. */
  static List<String> texts(Map<String, ?> in, String key) {
    List<String> texts = new ArrayList<>();
    if (in.get(key) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** The text under a key; empty where there is none. */
  static String text(Map<String, ?> in, String key) {
    return in.get(key) instanceof String text ? text : "";
  }

  /** Returns the names of entities in a list, which are texts or maps with a name. */
  static List<String> names(Map<String, ?> in, String key, String name) {
    List<String> names = new ArrayList<>();
    if (in.get(key) instanceof List<?> list) {
      list.forEach(item -> names.add(name(item, name)));
    }
    return names;
  }

  /** Returns the name of an entity: the text itself, or the value under a key. */
  static String name(@Nullable Object item, String key) {
    return item instanceof Map<?, ?> map ? String.valueOf(map.get(key)) : String.valueOf(item);
  }

  /** Returns a deep copy that can be changed. */
  static @Nullable Object copy(@Nullable Object data) {
    if (data instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
      return copy;
    }
    if (data instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return data;
  }

  /** Returns a deep copy of a map that can be changed. */
  @SuppressWarnings("unchecked") // a map is copied to a map
  public static Map<String, @Nullable Object> copyOf(Map<String, ?> data) {
    return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(copy(data));
  }

  @SuppressWarnings("unchecked") // the keys of data are texts
  static Map<String, @Nullable Object> asMap(@Nullable Object data) {
    return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(data);
  }

  @SuppressWarnings("unchecked") // the keys of data are texts
  static List<Map<String, @Nullable Object>> asMaps(@Nullable Object data) {
    return (List<Map<String, @Nullable Object>>) java.util.Objects.requireNonNull(data);
  }

  /** The list under a key. */
  static List<?> list(Map<String, ?> in, String key) {
    return in.get(key) instanceof List<?> list ? list : List.of();
  }

  static Map<String, @Nullable Object> without(Map<String, @Nullable Object> map, String key) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.remove(key);
    return copy;
  }
}

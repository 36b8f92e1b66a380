package dev.crmkit.store.testkit.internal.reference;

import dev.crmkit.store.testkit.internal.model.UnspecifiedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of a scenario, read by key. */
final class DataMap {

  private final Map<?, ?> map;

  private DataMap(Map<?, ?> map) {
    this.map = map;
  }

  /** A map; nothing is an empty one. */
  static DataMap of(@Nullable Object data) {
    return data instanceof Map<?, ?> map ? new DataMap(map) : new DataMap(Map.of());
  }

  /** Returns a map of alternating keys and values, in that order. */
  static Map<String, Object> entries(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      entries.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return entries;
  }

  /** Whether the key is named, be it with null. */
  boolean has(String key) {
    return map.containsKey(key);
  }

  /** The text under the key; null if it is null or not there. */
  @Nullable String text(String key) {
    return asText(map.get(key));
  }

  /** The text under a key that has to be there. */
  String word(String key) {
    return word(key, map.get(key));
  }

  String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /** The texts under the key; none if it is null or not there. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(key)) {
      texts.add(word(key, each));
    }
    return texts;
  }

  /** The list under the key, as it is. */
  List<?> list(String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  /** The maps in the list under the key. */
  List<DataMap> maps(String key) {
    List<DataMap> maps = new ArrayList<>();
    list(key).forEach(each -> maps.add(of(each)));
    return maps;
  }

  /** The map under the key; empty if it is null or not there. */
  DataMap map(String key) {
    return of(map.get(key));
  }

  /** The value under the key, of whatever shape. */
  @Nullable Object raw(String key) {
    return map.get(key);
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    map.keySet().forEach(key -> keys.add(String.valueOf(key)));
    return keys;
  }

  /** The same with another value under a key. */
  DataMap with(String key, String value) {
    Map<Object, @Nullable Object> all = new LinkedHashMap<>(map);
    all.put(key, value);
    return new DataMap(all);
  }

  /** The first key that is none of these. */
  String firstKeyBut(List<String> others) {
    for (String key : keys()) {
      if (!others.contains(key)) {
        return key;
      }
    }
    throw new IllegalArgumentException("nothing but " + keys());
  }

  private static @Nullable String asText(@Nullable Object value) {
    if (value instanceof List || value instanceof Map) {
      throw new UnspecifiedException("a list or a map in the place of a text");
    }
    return value == null ? null : value.toString();
  }

  private static String word(String key, @Nullable Object value) {
    String text = asText(value);
    if (text == null) {
      throw new UnspecifiedException("nothing under " + key);
    }
    return text;
  }
}

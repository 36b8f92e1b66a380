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

  /** Returns a map; an empty one for anything else. */
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

  /** Returns the text of a key; null if it is null or missing. */
  @Nullable String text(String key) {
    return asText(map.get(key));
  }

  /** Returns the text of a mandatory key. */
  String word(String key) {
    return word(key, map.get(key));
  }

  String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /** Returns the texts of a key; none if it is null or missing. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(key)) {
      texts.add(word(key, each));
    }
    return texts;
  }

  /** Returns the list of a key; an empty one if it is null or missing. */
  List<?> list(String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  /** Returns the maps in the list of a key. */
  List<DataMap> maps(String key) {
    List<DataMap> maps = new ArrayList<>();
    list(key).forEach(each -> maps.add(of(each)));
    return maps;
  }

  /** Returns the map of a key; an empty one if it is null or missing. */
  DataMap map(String key) {
    return of(map.get(key));
  }

  /** Returns the value of a key, of any type. */
  @Nullable Object raw(String key) {
    return map.get(key);
  }

  /** Returns the texts of all keys that have one. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : keys()) {
      String value = text(key);
      if (value != null) {
        values.put(key, value);
      }
    }
    return values;
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    map.keySet().forEach(key -> keys.add(String.valueOf(key)));
    return keys;
  }

  /** Returns the first key except for some. */
  String firstKeyBut(List<String> others) {
    for (String key : keys()) {
      if (!others.contains(key)) {
        return key;
      }
    }
    throw new IllegalArgumentException("no other key than " + keys());
  }

  private static @Nullable String asText(@Nullable Object value) {
    if (value instanceof List || value instanceof Map) {
      throw new UnspecifiedException("a list or a map instead of a text");
    }
    return value == null ? null : value.toString();
  }

  private static String word(String key, @Nullable Object value) {
    String text = asText(value);
    if (text == null) {
      throw new UnspecifiedException("no value for " + key);
    }
    return text;
  }
}

package dev.crmkit.store.testkit.internal.format;

import dev.crmkit.store.testkit.internal.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shape of a map with known keys; other keys are problems. */
public final class MapShape implements Shape {

  private final Map<String, MapKey> keys = new LinkedHashMap<>();

  private MapShape(List<MapKey> keys) {
    keys.forEach(key -> this.keys.put(key.name(), key));
  }

  /** Creates the shape of a map with these keys. */
  public static MapShape of(MapKey... keys) {
    return new MapShape(List.of(keys));
  }

  /** Returns a shape with further keys. */
  public MapShape and(MapKey... more) {
    return new MapShape(Stream.concat(keys.values().stream(), Stream.of(more)).toList());
  }

  /** The names of the keys. */
  public List<String> names() {
    return List.copyOf(keys.keySet());
  }

  @Override
  public void check(Node node, String key, ShapeCheck checking) {
    if (!(node instanceof Node.Entries map)) {
      checking.wrongShape(node, key, "a map with the keys " + joined(names()));
      return;
    }
    for (Node.Entry entry : map.entries()) {
      MapKey known = keys.get(entry.key());
      if (known == null) {
        checking.problem(entry.at(), unknown(entry.key(), key, names()));
      } else if (!(entry.value() instanceof Node.Null)) {
        known.shape().check(entry.value(), entry.key(), checking);
      } else if (known.mandatory()) {
        checking.problem(entry.at(), "'" + entry.key() + "' must not be left empty");
      }
    }
    for (MapKey wanted : keys.values()) {
      if (wanted.mandatory() && map.get(wanted.name()) == null) {
        checking.problem(map.place(), "'" + wanted.name() + "' is missing in '" + key + "'");
      }
    }
  }

  /** Returns the message about an unknown key. */
  static String unknown(String key, String in, List<String> known) {
    String nearest = nearest(key, known);
    return "unknown key '"
        + key
        + "' in '"
        + in
        + "': "
        + (nearest == null ? "there are " + joined(known) : "did you mean '" + nearest + "'?");
  }

  static String joined(List<String> words) {
    return String.join(", ", words);
  }

  /** Returns the known word with the smallest edit distance (Levenshtein); null if none is near. */
  static @Nullable String nearest(String word, List<String> known) {
    String found = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        found = candidate;
      }
    }
    return found;
  }

  private static int distance(String a, String b) {
    List<Integer> row = new ArrayList<>();
    for (int j = 0; j <= b.length(); j++) {
      row.add(j);
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row.get(0);
      row.set(0, i);
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row.get(j);
        row.set(j, Math.min(replaced, 1 + Math.min(row.get(j - 1), diagonal)));
      }
    }
    return row.get(b.length());
  }
}

package dev.crmkit.store.testkit.internal.format;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a map with known keys, which is read as their values; other keys are problems. */
public final class KeyForm implements Form<Map<String, @Nullable Object>> {

  /**
   * A key of the map.
   *
   * @param name what it is called
   * @param form what it takes
   * @param mandatory whether it must be there, and not as null
   * @param alternative what the key is one of, such as {@code verb}; null for a key of its own
   */
  public record Key(String name, Form<?> form, boolean mandatory, @Nullable String alternative) {

    /** A key that may be missing or null. */
    public static Key optional(String name, Form<?> form) {
      return new Key(name, form, false, null);
    }

    /** A key that must be there, and not as null. */
    public static Key required(String name, Form<?> form) {
      return new Key(name, form, true, null);
    }
  }

  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final List<String> alternatives;

  KeyForm(Collection<Key> keys) {
    keys.forEach(key -> this.keys.put(key.name(), key));
    this.alternatives =
        keys.stream().filter(key -> key.alternative() != null).map(Key::name).toList();
  }

  /** Creates the form of a map with some keys. */
  public static KeyForm of(Key... keys) {
    return new KeyForm(List.of(keys));
  }

  /** Returns the keys in the order in which messages list them. */
  public Map<String, Key> keys() {
    return keys;
  }

  @Override
  public @Nullable Map<String, @Nullable Object> read(Node node, String in, Reading reading) {
    if (!(node instanceof Node.Entries map)) {
      return reading.wrong(node, in, "a map with the keys " + String.join(", ", keys.keySet()));
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    boolean right = true;
    boolean known = true;
    for (Node.Entry entry : map.entries()) {
      Key key = keys.get(entry.key());
      if (key == null) {
        known = false;
        reading.problem(entry.at(), Spelling.unknown(entry.key(), in, keys.keySet()));
      } else {
        right &= read(entry, key, values, reading);
      }
    }
    for (Key key : keys.values()) {
      if (key.mandatory() && map.get(key.name()) == null) {
        right = false;
        reading.problem(map.place(), "'" + key.name() + "' is missing in '" + in + "'");
      }
    }
    right &= alternatives.isEmpty() || hasOneAlternative(map, in, known, reading);
    return right && known ? values : null;
  }

  private static boolean read(
      Node.Entry entry, Key key, Map<String, @Nullable Object> values, Reading reading) {
    Node value = entry.value();
    if (value instanceof Node.Null nothing) {
      if (key.alternative() == null) {
        values.put(key.name(), null);
        if (key.mandatory()) {
          reading.problem(entry.at(), "'" + key.name() + "' must not be left empty");
        }
        return !key.mandatory();
      }
      value = new Node.Entries(nothing.place(), List.of());
    }
    Object read = key.form().read(value, key.name(), reading);
    values.put(key.name(), read);
    return read != null;
  }

  /** Where one of several keys must be there, reports that there is none, or more than one. */
  private boolean hasOneAlternative(Node.Entries map, String in, boolean known, Reading reading) {
    List<String> named =
        map.entries().stream().map(Node.Entry::key).filter(alternatives::contains).toList();
    String what =
        keys.values().stream()
            .flatMap(key -> Stream.ofNullable(key.alternative()))
            .findFirst()
            .orElseThrow();
    if (named.size() > 1) {
      reading.problem(
          map.place(), "'" + in + "' has more than one " + what + ": " + String.join(", ", named));
    } else if (named.isEmpty() && known) {
      reading.problem(
          map.place(),
          "'" + in + "' has no " + what + "; there are " + String.join(", ", alternatives));
    }
    return named.size() == 1;
  }
}

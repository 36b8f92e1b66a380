package dev.crmkit.store.testkit.internal.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A node of a file. Every scalar is the text as written, or null. */
public sealed interface Node {

  /** Returns the position where it begins. */
  FilePosition place();

  /** Describes it for a message. */
  String describe();

  /** Returns it as data: a text, a list, a map or null. */
  @Nullable Object data();

  /** Returns data as a node that stands nowhere. */
  static Node of(@Nullable Object data) {
    FilePosition nowhere = new FilePosition("", 1, 1);
    if (data instanceof List<?> list) {
      return new Items(nowhere, list.stream().map(Node::of).toList());
    } else if (data instanceof Map<?, ?> map) {
      List<Entry> entries = new ArrayList<>();
      map.forEach((key, value) -> entries.add(new Entry((String) key, nowhere, of(value))));
      return new Entries(nowhere, entries);
    }
    return data == null ? new Null(nowhere) : new Text(nowhere, data.toString());
  }

  /**
   * A text.
   *
   * @param place the position where it begins
   * @param value the text without quotes
   */
  record Text(FilePosition place, String value) implements Node {
    @Override
    public String describe() {
      return "'" + value + "'";
    }

    @Override
    public String data() {
      return value;
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * A plain {@code null}, {@code ~} or nothing.
   *
   * @param place its position
   */
  record Null(FilePosition place) implements Node {
    @Override
    public String describe() {
      return "nothing";
    }

    @Override
    public @Nullable Object data() {
      return null;
    }

    @Override
    public String toString() {
      return "null";
    }
  }

  /**
   * A list.
   *
   * @param place the position where it begins
   * @param items the items in order
   */
  record Items(FilePosition place, List<Node> items) implements Node {
    @Override
    public String describe() {
      return "a list";
    }

    @Override
    public List<@Nullable Object> data() {
      List<@Nullable Object> data = new ArrayList<>();
      items.forEach(item -> data.add(item.data()));
      return data;
    }

    @Override
    public String toString() {
      return items.stream().map(Node::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /**
   * A map.
   *
   * @param place the position where it begins
   * @param entries the entries in order; no key occurs twice
   */
  record Entries(FilePosition place, List<Entry> entries) implements Node {
    @Override
    public String describe() {
      return "a map";
    }

    /** Returns the value of a key; null if it is missing. */
    public @Nullable Node get(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return entry.value();
        }
      }
      return null;
    }

    /** Returns a copy with some of the keys only. */
    public Entries only(String... keys) {
      Set<String> wanted = Set.of(keys);
      return new Entries(
          place, entries.stream().filter(entry -> wanted.contains(entry.key())).toList());
    }

    @Override
    public Map<String, @Nullable Object> data() {
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      entries.forEach(entry -> data.put(entry.key(), entry.value().data()));
      return data;
    }

    @Override
    public String toString() {
      return entries.stream()
          .map(entry -> entry.key() + ": " + entry.value())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /**
   * An entry of a map.
   *
   * @param key its key
   * @param at the position of the key
   * @param value the value of the key
   */
  record Entry(String key, FilePosition at, Node value) {}
}

package dev.crmkit.store.testkit.internal.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands somewhere in a file. Every scalar is the text that stands there, or nothing. */
public sealed interface Node {

  /** Where it begins. */
  FilePosition place();

  /** What it is, in words. */
  String describe();

  /**
   * A text.
   *
   * @param place where it begins
   * @param value what stands there, without quotes
   */
  record Text(FilePosition place, String value) implements Node {
    @Override
    public String describe() {
      return "'" + value + "'";
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * A plain {@code null}, {@code ~} or nothing.
   *
   * @param place where it stands
   */
  record Null(FilePosition place) implements Node {
    @Override
    public String describe() {
      return "nothing";
    }

    @Override
    public String toString() {
      return "null";
    }
  }

  /**
   * A list.
   *
   * @param place where it begins
   * @param items what is in it, in order
   */
  record Items(FilePosition place, List<Node> items) implements Node {
    @Override
    public String describe() {
      return "a list";
    }

    @Override
    public String toString() {
      return items.stream().map(Node::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /**
   * A map.
   *
   * @param place where it begins
   * @param entries what is in it, in order; no key stands there twice
   */
  record Entries(FilePosition place, List<Entry> entries) implements Node {
    @Override
    public String describe() {
      return "a map";
    }

    /** What stands under a key. */
    public @Nullable Node get(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return entry.value();
        }
      }
      return null;
    }

    /** A part of it. */
    public Entries only(String... keys) {
      Set<String> wanted = Set.of(keys);
      return new Entries(
          place, entries.stream().filter(entry -> wanted.contains(entry.key())).toList());
    }

    /** The same with a further entry. */
    public Entries with(String key, @Nullable Node value) {
      if (value == null) {
        return this;
      }
      List<Entry> more = new ArrayList<>(entries);
      more.add(new Entry(key, value.place(), value));
      return new Entries(place, List.copyOf(more));
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
   * @param at where the key stands
   * @param value what stands under it
   */
  record Entry(String key, FilePosition at, Node value) {}
}

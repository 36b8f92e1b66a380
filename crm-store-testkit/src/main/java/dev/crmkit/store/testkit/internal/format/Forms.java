package dev.crmkit.store.testkit.internal.format;

import com.google.common.net.InetAddresses;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The common forms of nodes. */
public final class Forms {

  /** Any text. */
  public static final Form<String> TEXT = text("a text");

  /** A text for people, which can be shortened. */
  public static final Form<String> FREE = text("a text");

  /** A name, also of an entity that does not exist. */
  public static final Form<String> NAME = text("a name");

  /** Names, also of entities that do not exist. */
  public static final Form<List<String>> NAMES = new ListForm<>(NAME);

  /** An IP address. */
  static final Form<String> ADDRESS =
      (node, key, reading) ->
          node instanceof Node.Text text && InetAddresses.isInetAddress(text.value())
              ? text.value()
              : reading.wrong(node, key, "an IP address such as 10.1.2.3");

  /** A duration that is not negative. */
  static final Form<Duration> DURATION =
      (node, key, reading) -> {
        Duration duration = node instanceof Node.Text text ? duration(text.value()) : null;
        return duration == null
            ? reading.wrong(node, key, "a duration such as PT73H or P3D")
            : duration;
      };

  /** A map from fields to values; a step may try nodes that are no values. */
  static final Form<Map<String, @Nullable Object>> FIELD_VALUES = Forms::fieldValues;

  /** A map from pipelines to stages or null. */
  static final Form<Map<String, @Nullable String>> STAGES = Forms::stages;

  private Forms() {}

  private static Form<String> text(String wanted) {
    return (node, key, reading) ->
        node instanceof Node.Text text ? text.value() : reading.wrong(node, key, wanted);
  }

  /** The name of an entity, which {@code given} must set up if it refers to it. */
  static Form<String> nameOf(EntityKind kind) {
    return (node, key, reading) -> {
      if (!reading.isGiven()) {
        return TEXT.read(node, key, reading);
      } else if (node instanceof Node.Text text) {
        reading.refer(node.place(), new EntityRef(kind, text.value()));
        return text.value();
      }
      return reading.wrong(node, key, "the name of a " + kind.key());
    };
  }

  /** The name of an entity that is set up here. */
  static Form<String> newNameOf(EntityKind kind) {
    return (node, key, reading) -> {
      if (reading.isGiven() && node instanceof Node.Text text) {
        reading.declare(node.place(), new EntityRef(kind, text.value()));
      }
      return (reading.isGiven() ? NAME : TEXT).read(node, key, reading);
    };
  }

  /** An entity as {@code kind/name}. */
  public static Form<EntityRef> entity(EntityKind... kinds) {
    List<EntityKind> legal = List.of(kinds);
    return (node, key, reading) -> {
      EntityRef entity =
          node instanceof Node.Text text ? EntityRef.parse(text.value()).orElse(null) : null;
      if (entity == null || !legal.contains(entity.kind())) {
        return reading.wrong(
            node,
            key,
            "kind/name, where the kind is "
                + legal.stream().map(EntityKind::key).collect(Collectors.joining(", ")));
      }
      reading.refer(node.place(), entity);
      return entity;
    };
  }

  /** One of some words. */
  public static Form<String> oneOf(String... words) {
    List<String> legal = List.of(words);
    return (node, key, reading) ->
        node instanceof Node.Text text && legal.contains(text.value())
            ? text.value()
            : reading.wrong(node, key, "one of " + String.join(", ", legal));
  }

  /** One of some words within {@code given}; a step may try others. */
  static Form<String> wordOf(String... words) {
    Form<String> legal = oneOf(words);
    return (node, key, reading) -> (reading.isGiven() ? legal : TEXT).read(node, key, reading);
  }

  /** A list. */
  public static <T> Form<List<T>> listOf(Form<T> item) {
    return new ListForm<>(item);
  }

  /** A map with any keys; values may be null. */
  public static <T> Form<Map<String, @Nullable T>> mapOf(Form<T> value) {
    return new MapForm<>("a map", value);
  }

  /** One form for scalars and another for lists and maps. */
  public static <T> Form<T> either(Form<? extends T> text, Form<? extends T> other) {
    return new EitherForm<>(text, other);
  }

  /**
   * One form for scalars and another for lists and maps.
   *
   * @param text the form of a scalar
   * @param other the form of a list or map
   */
  public record EitherForm<T>(Form<? extends T> text, Form<? extends T> other) implements Form<T> {
    @Override
    public @Nullable T read(Node node, String key, Reading reading) {
      boolean scalar = node instanceof Node.Text || node instanceof Node.Null;
      return (scalar ? text : other).read(node, key, reading);
    }
  }

  /**
   * A list.
   *
   * @param item the form of its items
   */
  public record ListForm<T>(Form<T> item) implements Form<List<T>> {
    @Override
    public @Nullable List<T> read(Node node, String key, Reading reading) {
      if (!(node instanceof Node.Items list)) {
        return reading.wrong(node, key, "a list");
      }
      List<T> items = new ArrayList<>();
      for (Node each : list.items()) {
        Stream.ofNullable(item.read(each, key, reading)).forEach(items::add);
      }
      return items.size() == list.items().size() ? items : null;
    }
  }

  /** A map with any keys, whose values have one form or are null. */
  record MapForm<T>(String wanted, Form<T> value) implements Form<Map<String, @Nullable T>> {
    @Override
    public @Nullable Map<String, @Nullable T> read(Node node, String key, Reading reading) {
      if (!(node instanceof Node.Entries map)) {
        return reading.wrong(node, key, wanted);
      }
      Map<String, @Nullable T> entries = new LinkedHashMap<>();
      boolean right = true;
      for (Node.Entry entry : map.entries()) {
        T read =
            entry.value() instanceof Node.Null
                ? null
                : value.read(entry.value(), entry.key(), reading);
        right &= read != null || entry.value() instanceof Node.Null;
        entries.put(entry.key(), read);
      }
      return right ? entries : null;
    }
  }

  @SuppressWarnings("unchecked") // a text is an object
  private static @Nullable Map<String, @Nullable Object> fieldValues(
      Node node, String key, Reading reading) {
    if (!(node instanceof Node.Entries map)) {
      return reading.wrong(node, key, "a map from fields to values");
    }
    if (!reading.isGiven()) {
      return map.data();
    }
    for (Node.Entry entry : map.entries()) {
      reading.refer(entry.at(), new EntityRef(EntityKind.FIELD, entry.key()));
    }
    return (Map<String, @Nullable Object>) (Map<?, ?>) mapOf(TEXT).read(node, key, reading);
  }

  private static @Nullable Map<String, @Nullable String> stages(
      Node node, String key, Reading reading) {
    if (node instanceof Node.Entries map) {
      map.entries().forEach(reading::referStage);
    }
    return new MapForm<>("a map from pipelines to stages", NAME).read(node, key, reading);
  }

  private static @Nullable Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() ? null : duration;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}

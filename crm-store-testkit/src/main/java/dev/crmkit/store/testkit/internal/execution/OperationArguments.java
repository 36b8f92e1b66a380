package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
import dev.crmkit.store.testkit.yaml.Node;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands under an operation, as the library takes it. What a typed call cannot express, such
 * as a word that stands for nothing, is remembered as unreadable; the operation then gives the
 * library a text that it must refuse, so that the order of its refusals stays its own (rules.md
 * A1).
 */
public final class OperationArguments {

  /** A text that nothing takes, because no store can keep it. */
  private static final String REFUSED = "\0";

  private final Node.Entries map;
  private final EntityNames names;
  private final List<Violation> unreadable = new ArrayList<>();
  private @Nullable String refused;

  /**
   * The arguments of an operation.
   *
   * @param map what stands under its word
   * @param names the names of things
   */
  public OperationArguments(Node.Entries map, EntityNames names) {
    this.map = map;
    this.names = names;
  }

  EntityNames names() {
    return names;
  }

  /** Whether a key is there, be it with nothing under it. */
  boolean has(String key) {
    return map.get(key) != null;
  }

  /** Whether a key is there with nothing under it. */
  boolean isNull(String key) {
    return map.get(key) instanceof Node.Null;
  }

  /** The text under a key; empty when there is none. */
  Optional<String> text(String key) {
    return map.get(key) instanceof Node.Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** The text that a key must have: blank when there is none, for the library to refuse. */
  String required(String key) {
    return text(key).orElse("");
  }

  /** What a text shall be changed to: blank for nothing, empty when the key is not there. */
  Optional<String> change(String key) {
    return has(key) ? Optional.of(required(key)) : Optional.empty();
  }

  /**
   * A text of the library's attribute, as it is given, or, when anything was unreadable, one that
   * the library refuses. To be asked for last.
   */
  String refusable(String attribute, String text) {
    return refusable(attribute, Optional.of(text)).orElseThrow();
  }

  /** The same for a text that may be left out. */
  Optional<String> refusable(String attribute, Optional<String> text) {
    if (unreadable.isEmpty()) {
      return text;
    }
    refused = attribute;
    return Optional.of(REFUSED);
  }

  /** The attribute that was given a text to be refused. */
  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  /** The id of what a key names; empty when it names nothing. */
  <I> Optional<I> id(String key, EntityKind kind, LongFunction<I> of) {
    return text(key).map(name -> of.apply(names.number(kind, name)));
  }

  /** The ids of what a key lists; empty when it is not there. */
  <I> Optional<Set<I>> ids(String key, EntityKind kind, LongFunction<I> of) {
    if (!(map.get(key) instanceof Node.Items list)) {
      return Optional.empty();
    }
    Set<I> ids = new LinkedHashSet<>();
    for (Node item : list.items()) {
      ids.add(of.apply(names.number(kind, item.toString())));
    }
    return Optional.of(ids);
  }

  /** The thing under {@code on}, as the scenario names it. */
  EntityRef on() {
    return EntityRef.parse(required("on")).orElseThrow();
  }

  /** The id of the thing under {@code on}. */
  Subject subject() {
    return Subject.parse(on().kind().key() + "/" + names.number(on().kind(), on().name()));
  }

  /** The ids of the things that a key lists as {@code kind/name}. */
  <I extends Subject> Set<I> things(String key, Class<I> type) {
    Set<I> ids = new LinkedHashSet<>();
    for (String text : texts(key).orElse(List.of())) {
      EntityRef thing = EntityRef.parse(text).orElseThrow();
      String path = thing.kind().key() + "/" + names.number(thing.kind(), thing.name());
      ids.add(type.cast(Subject.parse(path)));
    }
    return ids;
  }

  /** The number under {@code confirm}; one that is always wrong when it is no number. */
  Optional<Long> confirm() {
    return text("confirm")
        .map(
            text -> {
              try {
                return Long.valueOf(text);
              } catch (NumberFormatException e) {
                return -1L;
              }
            });
  }

  /** The texts that a key lists; empty when it is not there. */
  Optional<List<String>> texts(String key) {
    return map.get(key) instanceof Node.Items list
        ? Optional.of(list.items().stream().map(Node::toString).toList())
        : Optional.empty();
  }

  /** What stands under a key. */
  @Nullable Node node(String key) {
    return map.get(key);
  }

  /** The whole number under a key; empty when there is none, or it is no number. */
  Optional<Long> number(String key) {
    Optional<String> text = text(key);
    try {
      return text.map(Long::valueOf);
    } catch (NumberFormatException e) {
      refuse(key, "a whole number");
      return Optional.empty();
    }
  }

  /** The whole number under a key that an int holds. */
  Optional<Integer> integer(String key) {
    Optional<Long> number = number(key);
    if (number.isPresent() && number.get() != number.get().intValue()) {
      refuse(key, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
      return Optional.empty();
    }
    return number.map(Long::intValue);
  }

  /** True or false under a key; empty when it is neither. */
  Optional<Boolean> flag(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty() || text.get().equals("true") || text.get().equals("false")) {
      return text.map(Boolean::valueOf);
    }
    refuse(key, "true or false");
    return Optional.empty();
  }

  /** The constant that a word stands for; empty when there is no word, or it stands for nothing. */
  <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
    return text(key).flatMap(word -> constant(key, word, type));
  }

  /** The constant that a word under some key stands for; empty when it stands for nothing. */
  <E extends Enum<E>> Optional<E> constant(String key, String word, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (EnumWords.matches(constant, word)) {
        return Optional.of(constant);
      }
    }
    unreadable.add(
        new Violation(
            key,
            ViolationCode.UNKNOWN,
            word,
            "one of "
                + Arrays.stream(type.getEnumConstants())
                    .map(EnumWords::of)
                    .collect(Collectors.joining(", "))));
    return Optional.empty();
  }

  /** The constant that a word stands for; without one the operation cannot be expressed. */
  <E extends Enum<E>> E must(String key, Class<E> type, E otherwise) {
    if (text(key).isEmpty()) {
      refuse(key, "a word");
    }
    return word(key, type).orElse(otherwise);
  }

  /** The type under {@code type}. */
  UserType type() {
    return must("type", UserType.class, UserType.MANAGER);
  }

  /** The status under {@code status}, which must be there; empty when it stands for nothing. */
  Optional<UserStatus> status() {
    if (text("status").isEmpty()) {
      refuse("status", "a word");
    }
    return word("status", UserStatus.class);
  }

  /** The values of fields; what is no text becomes a value that no field takes. */
  Map<FieldId, FieldValue> values() {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    if (map.get("fields") instanceof Node.Entries fields) {
      for (Node.Entry entry : fields.entries()) {
        values.put(FieldId.of(names.number(EntityKind.FIELD, entry.key())), value(entry.value()));
      }
    }
    return values;
  }

  /** The value for a field that stands under a key; empty when the key is not there. */
  Optional<FieldValue> value(String key) {
    return Optional.ofNullable(map.get(key)).map(OperationArguments::value);
  }

  /** A value for a field. */
  static FieldValue value(Node node) {
    if (node instanceof Node.Text text) {
      return FieldValue.text(text.value());
    }
    return node instanceof Node.Null ? FieldValue.empty() : FieldValue.choice(OptionId.of(Id.MAX));
  }

  /** The time under a key; one that nothing takes when it cannot be read. */
  Optional<Instant> time(String key) {
    return text(key)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException e) {
                return Instant.MAX;
              }
            });
  }

  /** The amount under {@code amount}; one that nothing takes when it cannot be read. */
  Optional<Money> amount() {
    return text("amount")
        .map(
            text -> {
              try {
                return Money.parse(text);
              } catch (IllegalArgumentException e) {
                return new Money(BigDecimal.ONE, "???");
              }
            });
  }

  /** Refuses a version where something is created. */
  void noVersion() {
    if (text("version").isPresent()) {
      refuse("version", "none: what is created has no version yet");
    }
  }

  /** Remembers that what stands under a key cannot be read. */
  void refuse(String key, String wanted) {
    String given = text(key).orElse(null);
    unreadable.add(new Violation(key, ViolationCode.WRONG_TYPE, given, wanted));
  }

  /** What could not be read. */
  List<Violation> unreadable() {
    return List.copyOf(unreadable);
  }
}

package dev.crmkit.store.testkit.internal.execution;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.edit.SetEdit;
import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.user.UserStatus;
import dev.crmkit.core.user.UserType;
import dev.crmkit.store.testkit.internal.format.Arg;
import dev.crmkit.store.testkit.internal.format.EntityKind;
import dev.crmkit.store.testkit.internal.format.EntityRef;
import dev.crmkit.store.testkit.internal.workspace.EntityNames;
import dev.crmkit.store.testkit.internal.workspace.EnumWords;
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
 * Converts the arguments of one operation into the types of the library.
 *
 * <p>A step may give a word that stands for no constant, or a text where the library takes a
 * number. No typed call can express that. It is remembered as unreadable, and the call is made with
 * a text that the library must refuse: so the library's own order of refusals decides (rules.md
 * A1), and what was unreadable is reported with the other violations.
 */
public final class ArgumentConverter {

  /** A text that the library always refuses, because no store can keep it. */
  private static final String REFUSED = "\0";

  private final EntityNames names;
  private final List<Violation> unreadable = new ArrayList<>();
  private @Nullable String refused;

  ArgumentConverter(EntityNames names) {
    this.names = names;
  }

  EntityNames names() {
    return names;
  }

  /** Returns what a text shall be changed to: blank for null, empty if it is left out. */
  static Optional<String> change(Arg<String> text) {
    return text.named() ? Optional.of(text.or("")) : Optional.empty();
  }

  /** Returns an edit that sets a value, if there is one, and otherwise keeps it. */
  static <T> ValueEdit<T> edit(Optional<T> value) {
    return value.map(ValueEdit::to).orElse(ValueEdit.keep());
  }

  /** Returns an edit that clears what is named without a value. */
  static <T> ValueEdit<T> edit(Arg<?> named, Optional<T> value) {
    return named.isNull() ? ValueEdit.clear() : edit(value);
  }

  /** Returns an edit that replaces a set, if another one is named. */
  static <T> SetEdit<T> replacement(Optional<Set<T>> all) {
    return all.map(SetEdit::to).orElse(SetEdit.keep());
  }

  /**
   * Returns a text as it is given, or, if any argument was unreadable, one that the library
   * refuses. To be called last.
   */
  String refusable(String attribute, String text) {
    return refusable(attribute, Optional.of(text)).orElseThrow();
  }

  Optional<String> refusable(String attribute, Optional<String> text) {
    if (unreadable.isEmpty()) {
      return text;
    }
    refused = attribute;
    return Optional.of(REFUSED);
  }

  /** Returns the attribute that was passed a text to be refused. */
  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  <I> I id(String name, EntityKind kind, LongFunction<I> of) {
    return of.apply(names.number(kind, name));
  }

  <I> Optional<I> id(Arg<String> name, EntityKind kind, LongFunction<I> of) {
    return name.optional().map(given -> id(given, kind, of));
  }

  <I> Set<I> ids(List<String> list, EntityKind kind, LongFunction<I> of) {
    Set<I> ids = new LinkedHashSet<>();
    list.forEach(name -> ids.add(id(name, kind, of)));
    return ids;
  }

  <I> Optional<Set<I>> ids(Arg<List<String>> list, EntityKind kind, LongFunction<I> of) {
    return list.optional().map(given -> ids(given, kind, of));
  }

  Subject subject(EntityRef entity) {
    return Subject.parse(entity.kind().key() + "/" + names.number(entity.kind(), entity.name()));
  }

  <I extends Subject> Set<I> subjects(List<EntityRef> entities, Class<I> type) {
    Set<I> ids = new LinkedHashSet<>();
    entities.forEach(entity -> ids.add(type.cast(subject(entity))));
    return ids;
  }

  /** Returns the number that a deletion is confirmed with; a wrong one if the text is no number. */
  static Optional<Long> confirmation(Arg<String> text) {
    return text.optional()
        .map(
            given -> {
              try {
                return Long.valueOf(given);
              } catch (NumberFormatException e) {
                return -1L;
              }
            });
  }

  Optional<Long> number(String key, Arg<String> text) {
    try {
      return text.optional().map(Long::valueOf);
    } catch (NumberFormatException e) {
      refuse(key, text, "a whole number");
      return Optional.empty();
    }
  }

  Optional<Integer> integer(String key, Arg<String> text) {
    Optional<Long> number = number(key, text);
    if (number.isPresent() && number.get() != number.get().intValue()) {
      refuse(key, text, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
      return Optional.empty();
    }
    return number.map(Long::intValue);
  }

  Optional<Boolean> flag(String key, Arg<String> text) {
    String given = text.value();
    if (given == null || given.equals("true") || given.equals("false")) {
      return text.optional().map(Boolean::valueOf);
    }
    refuse(key, text, "true or false");
    return Optional.empty();
  }

  /**
   * Returns the constant that a word stands for; empty if there is no word, or no such constant.
   */
  <E extends Enum<E>> Optional<E> constant(String key, Arg<String> word, Class<E> type) {
    return word.optional().flatMap(given -> constant(key, given, type));
  }

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

  /** Returns the constant that a word stands for; without a word the operation is unreadable. */
  <E extends Enum<E>> E required(String key, Arg<String> word, Class<E> type, E otherwise) {
    if (!word.hasValue()) {
      refuse(key, word, "a word");
    }
    return constant(key, word, type).orElse(otherwise);
  }

  UserType type(Arg<String> word) {
    return required("type", word, UserType.class, UserType.MANAGER);
  }

  UserStatus status(Arg<String> word, UserStatus otherwise) {
    return required("status", word, UserStatus.class, otherwise);
  }

  /** Returns the values of fields; what is no text becomes a value that no field accepts. */
  Map<FieldId, FieldValue> values(Arg<Map<String, @Nullable Object>> fields) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    fields
        .or(Map.of())
        .forEach(
            (field, value) -> values.put(id(field, EntityKind.FIELD, FieldId::of), value(value)));
    return values;
  }

  static FieldValue value(@Nullable Object value) {
    if (value instanceof String text) {
      return FieldValue.text(text);
    }
    return value == null ? FieldValue.empty() : FieldValue.choice(OptionId.of(Id.MAX));
  }

  /** Returns a time; one that the library refuses if the text is none. */
  static Optional<Instant> time(Arg<String> text) {
    return text.optional()
        .map(
            given -> {
              try {
                return Instant.parse(given);
              } catch (DateTimeParseException e) {
                return Instant.MAX;
              }
            });
  }

  /** Returns an amount; one that the library refuses if the text is none. */
  static Optional<Money> amount(Arg<String> text) {
    return text.optional()
        .map(
            given -> {
              try {
                return Money.parse(given);
              } catch (IllegalArgumentException e) {
                return new Money(BigDecimal.ONE, "???");
              }
            });
  }

  /** Refuses a version where something is created. */
  void refuseVersion(Arg<String> version) {
    if (version.hasValue()) {
      refuse("version", version, "none: what is created has no version yet");
    }
  }

  /** Remembers that an argument cannot be converted. */
  void refuse(String key, Arg<?> given, String wanted) {
    String value = given.value() instanceof String text ? text : null;
    unreadable.add(new Violation(key, ViolationCode.WRONG_TYPE, value, wanted));
  }

  /** Returns the violations of what could not be converted. */
  List<Violation> unreadable() {
    return List.copyOf(unreadable);
  }
}

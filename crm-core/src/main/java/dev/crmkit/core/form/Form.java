package dev.crmkit.core.form;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.text.Texts;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The client form as one user sees it in one call: what they give for a client is checked against
 * it, and what a client holds is shown through it (rules.md F2 to F6, F9). To them a field that is
 * not open is an unknown one.
 */
public final class Form {

  private final FormLayout layout;
  private final Predicate<SectionId> opens;
  private final Map<SectionId, Boolean> opened = new HashMap<>();
  private @Nullable BitSet openCheckboxes;

  /**
   * The form of a workspace through a user's eyes.
   *
   * @param layout all sections and fields
   * @param opens whether a section is open to the user; asked at most once for each section
   */
  public Form(FormLayout layout, Predicate<SectionId> opens) {
    this.layout = layout;
    this.opens = opens;
  }

  /**
   * A field that the user sees.
   *
   * @param id which
   * @return empty when there is none such, or it is not open to him
   */
  public Optional<Field> open(FieldId id) {
    int position = layout.position(id);
    return position < 0
        ? Optional.empty()
        : Optional.of(layout.fields().get(position)).filter(this::isOpen);
  }

  private boolean isOpen(Field field) {
    return isOpen(field.section());
  }

  private boolean isOpen(SectionId section) {
    return opened.computeIfAbsent(section, opens::test);
  }

  /**
   * The values of a new client: what is given, and defaults for what is not, also in fields that
   * the user does not see. An explicit null is not absent (rules.md F5).
   *
   * @param given what the user gives
   * @param violations receives everything that is wrong, each at {@code field/} and its number
   * @return the values to keep, none of them {@link FieldValue.Empty}
   */
  public Map<FieldId, FieldValue> created(Map<FieldId, FieldValue> given, Violations violations) {
    Map<FieldId, FieldValue> checked = checked(Map.of(), given, violations);
    for (Field field : layout.withDefault()) {
      if (!given.containsKey(field.id())) {
        FieldValue value = usableDefault(field);
        if (value != null) {
          checked.put(field.id(), value);
        }
      }
    }
    return complete(checked, given, violations);
  }

  /**
   * The values of a client after an edit. What is required is enforced in every field that the user
   * sees, but only when the edit names a field at all (rules.md F6).
   *
   * @param held the values before
   * @param given what the user gives; what he does not name stays
   * @param violations receives everything that is wrong, each at {@code field/} and its number
   * @return the values to keep, none of them {@link FieldValue.Empty}
   */
  public Map<FieldId, FieldValue> edited(
      Map<FieldId, FieldValue> held, Map<FieldId, FieldValue> given, Violations violations) {
    if (given.isEmpty()) {
      return held;
    }
    Map<FieldId, FieldValue> after = new LinkedHashMap<>(held);
    checked(held, given, violations)
        .forEach(
            (id, value) -> {
              if (!value.equals(held.get(id))) {
                after.put(id, value);
              }
            });
    return complete(after, given, violations);
  }

  /**
   * What the user sees of the values that a client holds: those of living fields that are open to
   * him; a checkbox never set is there as no (rules.md F6).
   *
   * @param held the values
   * @return in the order of the form
   */
  public Map<FieldId, FieldValue> shown(Map<FieldId, FieldValue> held) {
    BitSet positions = openCheckboxes();
    for (FieldId id : held.keySet()) {
      int position = layout.position(id);
      if (position >= 0 && isOpen(layout.fields().get(position))) {
        positions.set(position);
      }
    }
    Map<FieldId, FieldValue> shown = new LinkedHashMap<>();
    for (int at = positions.nextSetBit(0); at >= 0; at = positions.nextSetBit(at + 1)) {
      Field field = layout.fields().get(at);
      FieldValue value = held.get(field.id());
      if (value != null && suits(field, value)) {
        shown.put(field.id(), value);
      } else if (field.type() == FieldType.CHECKBOX) {
        shown.put(field.id(), FieldValue.checkbox(false));
      }
    }
    return shown;
  }

  /** The positions of the checkboxes that the user sees, as a set of the caller's own. */
  private BitSet openCheckboxes() {
    if (openCheckboxes == null) {
      BitSet open = new BitSet();
      layout
          .checkboxes()
          .forEach(
              (section, positions) -> {
                if (isOpen(section)) {
                  open.or(positions);
                }
              });
      openCheckboxes = open;
    }
    return (BitSet) openCheckboxes.clone();
  }

  private Map<FieldId, FieldValue> checked(
      Map<FieldId, FieldValue> held, Map<FieldId, FieldValue> given, Violations violations) {
    Map<FieldId, FieldValue> checked = new LinkedHashMap<>();
    given.forEach(
        (id, value) ->
            open(id)
                .ifPresentOrElse(
                    field ->
                        checked.put(id, field.check(value, held.get(id), id.path(), violations)),
                    () ->
                        violations.add(
                            id.path(),
                            ViolationCode.UNKNOWN,
                            Texts.shown(value.asText()),
                            "a field of the client form")));
    return checked;
  }

  /** Enforces what is required, where it was not already said what is wrong; drops the nulls. */
  private Map<FieldId, FieldValue> complete(
      Map<FieldId, FieldValue> values, Map<FieldId, FieldValue> given, Violations violations) {
    for (Field field : layout.required()) {
      boolean enforced = field.type() != FieldType.CHECKBOX && isOpen(field);
      if (enforced && isNull(values.get(field.id())) && !isWrong(values, given, field.id())) {
        FieldValue value = given.get(field.id());
        violations.add(
            field.id().path(),
            ViolationCode.REQUIRED,
            value == null ? null : value.asText(),
            "a value, it is required");
      }
    }
    values.values().removeIf(value -> value instanceof FieldValue.Empty);
    return values;
  }

  private static boolean isWrong(
      Map<FieldId, FieldValue> values, Map<FieldId, FieldValue> given, FieldId id) {
    FieldValue value = given.get(id);
    return value != null
        && !(value instanceof FieldValue.Empty)
        && values.get(id) instanceof FieldValue.Empty;
  }

  private static boolean isNull(@Nullable FieldValue value) {
    return value == null
        || value instanceof FieldValue.Empty
        || (value instanceof FieldValue.Text text && Texts.isBlank(text.value()));
  }

  /** The default, unless it cannot be taken any more, as an archived option cannot. */
  private static @Nullable FieldValue usableDefault(Field field) {
    FieldValue value = field.defaultValue().orElse(null);
    if (value == null) {
      return null;
    }
    Violations unsuitable = new Violations();
    FieldValue read = field.check(value, null, field.id().path(), unsuitable);
    return unsuitable.isEmpty() && !(read instanceof FieldValue.Empty) ? read : null;
  }

  /** Whether a held value is one of the field's type, as it is unless a deletion was undone. */
  private static boolean suits(Field field, FieldValue value) {
    return value.type().equals(Optional.of(field.type()))
        && (!(value instanceof FieldValue.Choice choice)
            || field.option(choice.option()).isPresent());
  }
}

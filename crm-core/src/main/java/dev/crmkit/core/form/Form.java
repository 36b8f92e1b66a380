package dev.crmkit.core.form;

import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.text.Texts;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The client form as one user sees it during one call. It validates the input of the user and
 * filters the values that are shown to the user (rules.md F2 to F6, F9). A field in a section that
 * is not open to the user is an unknown field.
 */
public final class Form {

  private final FormLayout layout;
  private final Predicate<SectionId> opens;
  private final Map<SectionId, Boolean> opened = new HashMap<>();
  private @Nullable BitSet openCheckboxes;

  /**
   * Creates the form of a user.
   *
   * @param layout all sections and fields
   * @param opens returns whether a section is open to the user; called at most once per section
   */
  public Form(FormLayout layout, Predicate<SectionId> opens) {
    this.layout = layout;
    this.opens = opens;
  }

  /**
   * Finds a field that the user can see.
   *
   * @param id the id of the field
   * @return empty if there is no such field or it is not open to the user
   */
  public Optional<Field> open(FieldId id) {
    int position = layout.position(id);
    return position < 0
        ? Optional.empty()
        : Optional.of(layout.fields().get(position)).filter(this::isOpen);
  }

  /**
   * Returns the sections that the user can see.
   *
   * @return by order, then by id
   */
  public List<Section> sections() {
    return layout.sections().stream().filter(section -> isOpen(section.id())).toList();
  }

  /**
   * Returns the fields that the user can see.
   *
   * @return section by section
   */
  public List<Field> fields() {
    return layout.fields().stream().filter(this::isOpen).toList();
  }

  private boolean isOpen(Field field) {
    return isOpen(field.section());
  }

  private boolean isOpen(SectionId section) {
    return opened.computeIfAbsent(section, opens::test);
  }

  /**
   * Returns the values of a new client: the input, and defaults for absent values, including those
   * of fields that the user cannot see. An explicit null is not absent (rules.md F5).
   *
   * @param given the input of the user
   * @param violations receives the violations, each at {@code field/} and the number of the field
   * @return the values to store, without {@link FieldValue.Empty}
   */
  public Map<FieldId, FieldValue> created(Map<FieldId, FieldValue> given, Violations violations) {
    Map<FieldId, FieldValue> checked = checked(Map.of(), given, violations);
    for (Field field : layout.withDefault()) {
      if (!given.containsKey(field.id())) {
        field.usableDefault().ifPresent(value -> checked.put(field.id(), value));
      }
    }
    return complete(checked, given, violations);
  }

  /**
   * Returns the values of a client after an edit. Required values are enforced in all fields that
   * the user can see, but only if the edit names at least one field (rules.md F6).
   *
   * @param held the values before the edit
   * @param given the input of the user; other fields keep their values
   * @param violations receives the violations, each at {@code field/} and the number of the field
   * @return the values to store, without {@link FieldValue.Empty}
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
   * Returns the values that the user can see. A checkbox without a value is shown as "no" (rules.md
   * F6).
   *
   * @param held the values of a client
   * @return the values of existing fields that are open to the user, in the order of the form
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

  /** Returns the positions of the checkboxes that the user can see, as a new set. */
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

  /**
   * Enforces required values, except where the input was invalid already, and removes the nulls.
   */
  private Map<FieldId, FieldValue> complete(
      Map<FieldId, FieldValue> values, Map<FieldId, FieldValue> given, Violations violations) {
    for (Field field : lacking(values)) {
      if (!isWrong(values, given, field.id())) {
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

  /**
   * Returns the fields that the user can see and that need a value, but have none (rules.md F6).
   *
   * @param values the values of a client
   * @return in the order of the form
   */
  public List<Field> lacking(Map<FieldId, FieldValue> values) {
    return layout.required().stream()
        .filter(field -> field.needsValue() && isNull(values.get(field.id())) && isOpen(field))
        .toList();
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

  /**
   * Returns whether a stored value has the type of the field. It may not after the undo of a
   * deletion.
   */
  private static boolean suits(Field field, FieldValue value) {
    return value.type().equals(Optional.of(field.type()))
        && (!(value instanceof FieldValue.Choice choice)
            || field.option(choice.option()).isPresent());
  }
}

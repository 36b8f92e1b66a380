package dev.crmkit.core.form;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A field of the client form (rules.md F). */
@Value.Immutable
@ValueStyle
public non-sealed interface Field extends OrgEntry {

  /** The maximum number of digits of a number, before and after the decimal point (rules.md F3). */
  int MAX_DIGITS = 100;

  /**
   * Returns the identifier.
   *
   * @return the id
   */
  FieldId id();

  /**
   * Returns the section that contains the field.
   *
   * @return the id of a section
   */
  SectionId section();

  /**
   * Returns the name, which is shown next to the field.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the type of the values.
   *
   * @return fixed once values exist (rules.md F8)
   */
  FieldType type();

  /**
   * Returns whether a value is required (rules.md F6).
   *
   * @return false unless set
   */
  @Value.Default
  default boolean required() {
    return false;
  }

  /**
   * Returns the value that fills an absent one when a client is created (rules.md F5).
   *
   * @return empty if there is none
   */
  Optional<FieldValue> defaultValue();

  /**
   * Returns the text shown under the field (rules.md F7).
   *
   * @return empty if there is none
   */
  Optional<String> hint();

  /**
   * Returns the sort key of the field in its section. Fields with the same key are sorted by id.
   *
   * @return 0 unless set
   */
  @Value.Default
  default int order() {
    return 0;
  }

  /**
   * Returns the options of a selector, including archived ones, in display order.
   *
   * @return empty for other types
   */
  List<FieldOption> options();

  /**
   * Returns the options that new values can have.
   *
   * @return the options that are not archived, in order
   */
  default List<FieldOption> activeOptions() {
    return options().stream().filter(option -> !option.archived()).toList();
  }

  /**
   * Finds an option, archived or not.
   *
   * @param id the id of the option
   * @return empty if the field has no such option
   */
  default Optional<FieldOption> option(OptionId id) {
    return options().stream().filter(option -> option.id().equals(id)).findFirst();
  }

  /**
   * Returns whether a record must have a value. A checkbox that was never set has one (rules.md
   * F6).
   *
   * @return true if the field is required and no checkbox
   */
  default boolean needsValue() {
    return required() && type() != FieldType.CHECKBOX;
  }

  /**
   * Returns the default if it is a valid value; it is not if its option was archived (rules.md F5).
   *
   * @return the value that fills an absent one
   */
  default Optional<FieldValue> usableDefault() {
    Violations unsuitable = new Violations();
    return defaultValue()
        .map(value -> check(value, null, id().path(), unsuitable))
        .filter(value -> unsuitable.isEmpty() && !(value instanceof FieldValue.Empty));
  }

  /**
   * Validates an input for this field and converts it to the type of the field.
   *
   * @param given the input
   * @param held the present value of the record, or null; it may be kept even if it is an archived
   *     option
   * @param at the field that a violation names, such as the field's path
   * @param violations receives the violations
   * @return the value to store; {@link FieldValue.Empty} for none, or if the input is invalid
   */
  default FieldValue check(
      FieldValue given, @Nullable FieldValue held, String at, Violations violations) {
    if (given instanceof FieldValue.Empty) {
      return given;
    }
    return new FieldReader(this, at, violations).read(given, held);
  }

  /**
   * Creates an empty builder.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Creates a builder with the values of this field.
   *
   * @return a builder
   */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** A builder of {@link Field}. */
  final class Builder extends ImmutableField.Builder {
    Builder() {}
  }
}

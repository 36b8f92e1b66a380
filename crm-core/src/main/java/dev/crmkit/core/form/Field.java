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

  /** How many digits a number can have, before and after the point together (rules.md F3). */
  int MAX_DIGITS = 100;

  /**
   * Which field.
   *
   * @return the id
   */
  FieldId id();

  /**
   * The section that it stands in.
   *
   * @return the id of a section that exists
   */
  SectionId section();

  /**
   * What is shown beside it.
   *
   * @return not blank
   */
  String name();

  /**
   * What its values are.
   *
   * @return fixed once values exist (rules.md F8)
   */
  FieldType type();

  /**
   * Whether a value must be there (rules.md F6).
   *
   * @return false unless set
   */
  @Value.Default
  default boolean required() {
    return false;
  }

  /**
   * What fills an absent value when a client is created (rules.md F5).
   *
   * @return empty when nothing does
   */
  Optional<FieldValue> defaultValue();

  /**
   * The text shown under the field (rules.md F7).
   *
   * @return empty when there is none
   */
  Optional<String> hint();

  /**
   * Fields of a section are shown by order, then by id.
   *
   * @return 0 unless set
   */
  @Value.Default
  default int order() {
    return 0;
  }

  /**
   * The options of a selector, archived ones included, in the order in which they are shown.
   *
   * @return empty for other types
   */
  List<FieldOption> options();

  /**
   * The options that new values can take.
   *
   * @return those not archived, in order
   */
  default List<FieldOption> activeOptions() {
    return options().stream().filter(option -> !option.archived()).toList();
  }

  /**
   * The option with that id, archived or not.
   *
   * @param id which
   * @return empty when the field has none such
   */
  default Optional<FieldOption> option(OptionId id) {
    return options().stream().filter(option -> option.id().equals(id)).findFirst();
  }

  /**
   * Checks an input for this field and brings it into the field's type.
   *
   * @param given the input
   * @param held the value that the record holds now, which may stay even if it is an archived
   *     option; null when there is none
   * @param at where a violation is said to be, such as the field's path
   * @param violations receives what is wrong
   * @return the value to keep; {@link FieldValue.Empty} for none, also when it was wrong
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

package dev.crmkit.access.change;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Changes of a field of the client form; what is not named stays. */
@Value.Immutable
@ValueStyle
public interface FieldEdit {

  /**
   * Returns the field to edit.
   *
   * @return its id
   */
  FieldId field();

  /**
   * Returns the section that the field moves to.
   *
   * @return empty to keep it
   */
  Optional<SectionId> section();

  /**
   * Returns the name.
   *
   * @return empty to keep it
   */
  Optional<String> name();

  /**
   * Returns the type, which cannot be changed once values exist (rules.md F8).
   *
   * @return empty to keep it
   */
  Optional<FieldType> type();

  /**
   * Returns whether a value is required.
   *
   * @return empty to keep it
   */
  Optional<Boolean> required();

  /**
   * Returns the default value; {@link FieldValue.Empty} removes it.
   *
   * @return empty to keep it
   */
  Optional<FieldValue> defaultValue();

  /**
   * Returns the text shown under the field.
   *
   * @return empty to keep it; blank for none
   */
  Optional<String> hint();

  /**
   * Returns the position in the section.
   *
   * @return empty to keep it
   */
  Optional<Integer> order();

  /**
   * Returns the names of all options that a selector offers from now on, in order. An option of the
   * same name is kept, or unarchived; options that are not named are archived (rules.md F4).
   *
   * @return empty to keep them
   */
  Optional<List<String>> options();

  /**
   * Returns an edit that changes nothing.
   *
   * @param field the field
   * @return the edit
   */
  static FieldEdit of(FieldId field) {
    return builder().field(field).build();
  }

  /**
   * Returns a copy that moves the field to another section.
   *
   * @param section a section that the user can see
   * @return a copy
   */
  default FieldEdit section(SectionId section) {
    return builder().from(this).section(section).build();
  }

  /**
   * Returns a copy with another name.
   *
   * @param name not blank
   * @return a copy
   */
  default FieldEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * Returns a copy with another type.
   *
   * @param type the type of the values
   * @return a copy
   */
  default FieldEdit type(FieldType type) {
    return builder().from(this).type(type).build();
  }

  /**
   * Returns a copy that makes the field required or optional.
   *
   * @param required whether a value is required
   * @return a copy
   */
  default FieldEdit required(boolean required) {
    return builder().from(this).required(required).build();
  }

  /**
   * Returns a copy with another default.
   *
   * @param value a value of the type; {@link FieldValue.Empty} for none
   * @return a copy
   */
  default FieldEdit defaultValue(FieldValue value) {
    return builder().from(this).defaultValue(value).build();
  }

  /**
   * Returns a copy with another hint.
   *
   * @param hint blank for none
   * @return a copy
   */
  default FieldEdit hint(String hint) {
    return builder().from(this).hint(hint).build();
  }

  /**
   * Returns a copy at another position.
   *
   * @param order fields of a section are shown by order, then by id
   * @return a copy
   */
  default FieldEdit order(int order) {
    return builder().from(this).order(order).build();
  }

  /**
   * Returns a copy with other options.
   *
   * @param options the names of all options that are offered
   * @return a copy
   */
  default FieldEdit options(List<String> options) {
    return builder().from(this).options(options).build();
  }

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FieldEdit}. */
  final class Builder extends ImmutableFieldEdit.Builder {
    Builder() {}
  }
}

package dev.crmkit.access.change;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What is to be changed of a field; what is not named stays. */
@Value.Immutable
@ValueStyle
public interface FieldEdit {

  /**
   * Which field.
   *
   * @return a field
   */
  FieldId field();

  /**
   * The section that it moves to.
   *
   * @return empty to leave it where it is
   */
  Optional<SectionId> section();

  /**
   * The name.
   *
   * @return empty to leave it
   */
  Optional<String> name();

  /**
   * What its values are; fixed once values exist (rules.md F8).
   *
   * @return empty to leave it
   */
  Optional<FieldType> type();

  /**
   * Whether a value must be there.
   *
   * @return empty to leave it
   */
  Optional<Boolean> required();

  /**
   * What fills an absent value; {@link FieldValue.Empty} takes the default away.
   *
   * @return empty to leave it
   */
  Optional<FieldValue> defaultValue();

  /**
   * The text shown under the field.
   *
   * @return empty to leave it; blank to take it away
   */
  Optional<String> hint();

  /**
   * Its place in the section.
   *
   * @return empty to leave it
   */
  Optional<Integer> order();

  /**
   * The names of all options that a selector shall offer, in order. One of the same name is kept,
   * an archived one of that name is offered again, one that is not named is archived (rules.md F4).
   *
   * @return empty to leave them
   */
  Optional<List<String>> options();

  /**
   * Nothing yet.
   *
   * @param field which
   * @return an edit that changes nothing
   */
  static FieldEdit of(FieldId field) {
    return builder().field(field).build();
  }

  /**
   * The same with another section to move to.
   *
   * @param section a section that the user sees
   * @return a copy
   */
  default FieldEdit section(SectionId section) {
    return builder().from(this).section(section).build();
  }

  /**
   * The same with another name.
   *
   * @param name not blank
   * @return a copy
   */
  default FieldEdit name(String name) {
    return builder().from(this).name(name).build();
  }

  /**
   * The same with another type.
   *
   * @param type what its values shall be
   * @return a copy
   */
  default FieldEdit type(FieldType type) {
    return builder().from(this).type(type).build();
  }

  /**
   * The same, required or not.
   *
   * @param required whether a value must be there
   * @return a copy
   */
  default FieldEdit required(boolean required) {
    return builder().from(this).required(required).build();
  }

  /**
   * The same with another default.
   *
   * @param value suits the type; {@link FieldValue.Empty} for none
   * @return a copy
   */
  default FieldEdit defaultValue(FieldValue value) {
    return builder().from(this).defaultValue(value).build();
  }

  /**
   * The same with another hint.
   *
   * @param hint blank for none
   * @return a copy
   */
  default FieldEdit hint(String hint) {
    return builder().from(this).hint(hint).build();
  }

  /**
   * The same at another place.
   *
   * @param order fields of a section are shown by order, then by id
   * @return a copy
   */
  default FieldEdit order(int order) {
    return builder().from(this).order(order).build();
  }

  /**
   * The same with other options.
   *
   * @param options the names of all that shall be offered
   * @return a copy
   */
  default FieldEdit options(List<String> options) {
    return builder().from(this).options(options).build();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FieldEdit}. */
  final class Builder extends ImmutableFieldEdit.Builder {
    Builder() {}
  }
}

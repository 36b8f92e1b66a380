package dev.crmkit.access.change;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The input of the creation of a field of the client form (rules.md F3 to F7). */
@Value.Immutable
@ValueStyle
public interface NewField {

  /**
   * Returns the id.
   *
   * @return an id that was never used; empty for a random one
   */
  Optional<FieldId> id();

  /**
   * Returns the section.
   *
   * @return a section that the user can see
   */
  SectionId section();

  /**
   * Returns the name.
   *
   * @return not blank
   */
  String name();

  /**
   * Returns the type of the values.
   *
   * @return the type
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
   * Returns the value that a client gets if none is given when it is created (rules.md F5).
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
   * Returns the position: fields of a section are shown by order, then by id.
   *
   * @return 0 unless set
   */
  @Value.Default
  default int order() {
    return 0;
  }

  /**
   * Returns the names of the options of a selector, in order.
   *
   * @return at least one for a selector, none for other types
   */
  List<String> options();

  /**
   * Returns a field of section 1.
   *
   * @param name not blank
   * @param type the type of the values
   * @return the input of a creation
   */
  static NewField of(String name, FieldType type) {
    return builder().name(name).type(type).section(SectionId.of(1)).build();
  }

  /**
   * Returns a selector in section 1.
   *
   * @param name not blank
   * @param options the names of the options
   * @return the input of a creation
   */
  static NewField selector(String name, String... options) {
    return builder()
        .name(name)
        .type(FieldType.SELECTOR)
        .section(SectionId.of(1))
        .addOptions(options)
        .build();
  }

  /**
   * Returns a copy that is required or optional.
   *
   * @param required whether a value is required
   * @return a copy
   */
  default NewField required(boolean required) {
    return builder().from(this).required(required).build();
  }

  /**
   * Returns a copy with an id chosen by the host application.
   *
   * @param chosen an id that was never used
   * @return a copy
   */
  default NewField id(FieldId chosen) {
    return builder().from(this).id(chosen).build();
  }

  /**
   * Returns a copy in another section.
   *
   * @param section a section that the user can see
   * @return a copy
   */
  default NewField section(SectionId section) {
    return builder().from(this).section(section).build();
  }

  /**
   * Returns a copy with a default value.
   *
   * @param value a value of the type, or a text to be read as the type
   * @return a copy
   */
  default NewField defaultValue(FieldValue value) {
    return builder().from(this).defaultValue(value).build();
  }

  /**
   * Returns a copy with a hint.
   *
   * @param hint shown under the field
   * @return a copy
   */
  default NewField hint(String hint) {
    return builder().from(this).hint(hint).build();
  }

  /**
   * Returns a copy at another position.
   *
   * @param order fields of a section are shown by order, then by id
   * @return a copy
   */
  default NewField order(int order) {
    return builder().from(this).order(order).build();
  }

  /**
   * Returns an empty builder.
   *
   * @return the builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewField}. */
  final class Builder extends ImmutableNewField.Builder {
    Builder() {}
  }
}

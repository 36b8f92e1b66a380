package dev.crmkit.access.change;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.InputStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The input of the creation of a field of the client form (rules.md F3 to F7). */
@Value.Immutable
@InputStyle
public interface NewField {

  /** Returns the id; empty for a random one. */
  Optional<FieldId> id();

  /** Returns the section; section 1 unless set. */
  @Value.Default
  default SectionId section() {
    return SectionId.of(1);
  }

  /** Returns the name; null if it is missing, which is reported like a blank one. */
  @Nullable String name();

  /** Returns the type of the values; a missing one is reported when the field is created. */
  @Nullable FieldType type();

  /** Returns whether a value is required (rules.md F6); false unless set. */
  @Value.Default
  default boolean required() {
    return false;
  }

  /** Returns the value that a client gets if none is given when it is created (rules.md F5). */
  Optional<FieldValue> defaultValue();

  /** Returns the text shown under the field (rules.md F7). */
  Optional<String> hint();

  /** Returns the position: the fields of a section are shown by order, then by id; 0 unless set. */
  @Value.Default
  default int order() {
    return 0;
  }

  /**
   * Returns the names of the options of a selector, in order: at least one for a selector, none for
   * other types.
   */
  List<String> options();

  /**
   * Returns a field of section 1 with a name, which must not be blank, and the type of its values.
   */
  static NewField of(@Nullable String name, @Nullable FieldType type) {
    return builder().name(name).type(type).build();
  }

  /**
   * Returns a selector in section 1 with a name, which must not be blank, and the names of its
   * options.
   */
  static NewField selector(@Nullable String name, String... options) {
    return of(name, FieldType.SELECTOR).options(List.of(options));
  }

  /** Chooses the id, which must never have been used. */
  default NewField id(FieldId id) {
    return builder().from(this).id(id).build();
  }

  /** Puts the field into a section that the user can see. */
  default NewField section(SectionId section) {
    return builder().from(this).section(section).build();
  }

  /** Sets whether a value is required. */
  default NewField required(boolean required) {
    return builder().from(this).required(required).build();
  }

  /** Sets the default: a value of the type, or a text to be read as the type. */
  default NewField defaultValue(FieldValue defaultValue) {
    return builder().from(this).defaultValue(defaultValue).build();
  }

  /** Sets the text shown under the field. */
  default NewField hint(String hint) {
    return builder().from(this).hint(hint).build();
  }

  /** Sets the position: the fields of a section are shown by order, then by id. */
  default NewField order(int order) {
    return builder().from(this).order(order).build();
  }

  /** Sets the names of all options, in order. */
  default NewField options(List<String> options) {
    return builder().from(this).options(options).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewField}. */
  final class Builder extends ImmutableNewField.Builder {
    Builder() {}
  }
}

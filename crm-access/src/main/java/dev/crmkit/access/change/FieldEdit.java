package dev.crmkit.access.change;

import dev.crmkit.core.edit.ValueEdit;
import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.InputStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a field of the client form. What is not named stays. Of words that contradict each
 * other, the last one counts.
 */
@Value.Immutable
@InputStyle
public interface FieldEdit {

  /** Returns the field to edit; null if it is missing, which is reported. */
  @Nullable FieldId id();

  /** Returns the section that the field moves to; empty to keep it. */
  Optional<SectionId> section();

  /** Returns the new name; empty to keep it. */
  Optional<String> name();

  /**
   * Returns the new type, which cannot be changed once values exist (rules.md F8); empty to keep
   * it.
   */
  Optional<FieldType> type();

  /** Returns whether a value is required; empty to keep it. */
  Optional<Boolean> required();

  /** Returns what happens to the default. */
  @Value.Default
  default ValueEdit<FieldValue> defaultValue() {
    return ValueEdit.keep();
  }

  /** Returns what happens to the text shown under the field. */
  @Value.Default
  default ValueEdit<String> hint() {
    return ValueEdit.keep();
  }

  /** Returns the new position; empty to keep it. */
  Optional<Integer> order();

  /**
   * Returns the names of all options that a selector offers from now on, in order; empty to keep
   * them. An option of the same name is kept, or unarchived; options that are not named are
   * archived (rules.md F4).
   */
  Optional<List<String>> options();

  /** Returns an edit that changes nothing. */
  static FieldEdit of(@Nullable FieldId id) {
    return builder().id(id).build();
  }

  /** Moves the field to a section that the user can see. */
  default FieldEdit section(SectionId section) {
    return builder().from(this).section(section).build();
  }

  /** Sets the name, which must not be blank. */
  default FieldEdit name(@Nullable String name) {
    return builder().from(this).name(name == null ? "" : name).build();
  }

  /** Sets the type of the values. */
  default FieldEdit type(FieldType type) {
    return builder().from(this).type(type).build();
  }

  /** Sets whether a value is required. */
  default FieldEdit required(boolean required) {
    return builder().from(this).required(required).build();
  }

  /** Sets the default: a value of the type, or a text to be read as the type. */
  default FieldEdit defaultValue(FieldValue defaultValue) {
    return builder().from(this).defaultValue(ValueEdit.to(defaultValue)).build();
  }

  /** Removes the default. */
  default FieldEdit clearDefaultValue() {
    return builder().from(this).defaultValue(ValueEdit.clear()).build();
  }

  /** Sets the text shown under the field; a blank one removes it. */
  default FieldEdit hint(String hint) {
    return builder().from(this).hint(ValueEdit.to(hint)).build();
  }

  /** Removes the text shown under the field. */
  default FieldEdit clearHint() {
    return builder().from(this).hint(ValueEdit.clear()).build();
  }

  /** Sets the position: the fields of a section are shown by order, then by id. */
  default FieldEdit order(int order) {
    return builder().from(this).order(order).build();
  }

  /** Sets the names of all options that are offered from now on, in order. */
  default FieldEdit options(List<String> options) {
    return builder().from(this).options(options).build();
  }

  /** Returns a builder, for many attributes at once; it has the same words. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FieldEdit}. */
  final class Builder extends ImmutableFieldEdit.Builder {
    Builder() {}
  }
}

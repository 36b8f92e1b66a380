package dev.crmkit.access.change;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.SectionId;
import dev.crmkit.core.internal.style.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a field of the client form is created from (rules.md F3 to F7). */
@Value.Immutable
@ValueStyle
public interface NewField {

  /**
   * The id.
   *
   * @return its id, never used before; empty to let CrmKit choose one
   */
  Optional<FieldId> id();

  /**
   * The section that it stands in.
   *
   * @return a section that the user sees
   */
  SectionId section();

  /**
   * The name.
   *
   * @return not blank
   */
  String name();

  /**
   * What its values are.
   *
   * @return never null
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
   * The names of the options of a selector.
   *
   * @return at least one for a selector, none for other types
   */
  List<String> options();

  /**
   * A field of section 1.
   *
   * @param name not blank
   * @param type what its values are
   * @return to be created
   */
  static NewField of(String name, FieldType type) {
    return builder().name(name).type(type).section(SectionId.of(1)).build();
  }

  /**
   * A selector in section 1.
   *
   * @param name not blank
   * @param options the names of its options
   * @return to be created
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
   * The same, required.
   *
   * @return a copy
   */
  default NewField asRequired() {
    return builder().from(this).required(true).build();
  }

  /**
   * The same with an id that the host application chose.
   *
   * @param chosen never used before
   * @return a copy
   */
  default NewField withId(FieldId chosen) {
    return builder().from(this).id(chosen).build();
  }

  /**
   * The same in another section.
   *
   * @param section a section that the user sees
   * @return a copy
   */
  default NewField in(SectionId section) {
    return builder().from(this).section(section).build();
  }

  /**
   * The same with a default.
   *
   * @param value suits the type; a text is read as the type
   * @return a copy
   */
  default NewField withDefault(FieldValue value) {
    return builder().from(this).defaultValue(value).build();
  }

  /**
   * The same with a hint.
   *
   * @param hint shown under the field
   * @return a copy
   */
  default NewField withHint(String hint) {
    return builder().from(this).hint(hint).build();
  }

  /**
   * The same at another place.
   *
   * @param order fields of a section are shown by order, then by id
   * @return a copy
   */
  default NewField at(int order) {
    return builder().from(this).order(order).build();
  }

  /**
   * A new builder.
   *
   * @return empty
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewField}. */
  final class Builder extends ImmutableNewField.Builder {
    Builder() {}
  }
}

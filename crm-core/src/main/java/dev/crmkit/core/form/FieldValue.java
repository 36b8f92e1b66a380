package dev.crmkit.core.form;

import dev.crmkit.core.internal.number.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A value of a field of the client form (rules.md F3), or an input for one: a {@link Text} that is
 * given to a field of another type is read as that type, and {@link Empty} removes the value. Code
 * that handles every kind of value implements {@link FieldValueVisitor}.
 */
public sealed interface FieldValue {

  /**
   * Returns the value as text: what a text field of a web form would show, and what {@link
   * Field#check} reads. An option is represented by its id; a number too large for any field has an
   * exponent.
   *
   * @return the text, empty for {@link Empty}
   */
  String asText();

  /**
   * Calls the method of a visitor for this kind of value.
   *
   * @param <R> the result of the visitor
   * @param visitor the visitor
   * @return what the visitor returned
   */
  <R> R accept(FieldValueVisitor<R> visitor);

  /**
   * Returns the type of the fields that can hold the value.
   *
   * @return empty for {@link Empty}
   */
  Optional<FieldType> type();

  /**
   * Text.
   *
   * @param value any characters
   */
  record Text(String value) implements FieldValue {
    @Override
    public String asText() {
      return value;
    }

    @Override
    public <R> R accept(FieldValueVisitor<R> visitor) {
      return visitor.text(this);
    }

    @Override
    public Optional<FieldType> type() {
      return Optional.of(FieldType.TEXT);
    }
  }

  /**
   * A decimal number. Numbers are equal by value: 1 equals 1.0.
   *
   * @param value exactly as given
   */
  @SuppressWarnings("JavaLangClash") // the word of the rules; it is read as FieldValue.Number
  record Number(BigDecimal value) implements FieldValue {
    @Override
    public String asText() {
      return Decimals.text(value);
    }

    @Override
    public <R> R accept(FieldValueVisitor<R> visitor) {
      return visitor.number(this);
    }

    @Override
    public Optional<FieldType> type() {
      return Optional.of(FieldType.NUMBER);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Number number && value.compareTo(number.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  /**
   * The value of a checkbox.
   *
   * @param value true for yes
   */
  record Checkbox(boolean value) implements FieldValue {
    @Override
    public String asText() {
      return Boolean.toString(value);
    }

    @Override
    public <R> R accept(FieldValueVisitor<R> visitor) {
      return visitor.checkbox(this);
    }

    @Override
    public Optional<FieldType> type() {
      return Optional.of(FieldType.CHECKBOX);
    }
  }

  /**
   * A calendar date.
   *
   * @param value a date of the years 1 to 9999
   */
  record Date(LocalDate value) implements FieldValue {
    @Override
    public String asText() {
      return value.toString();
    }

    @Override
    public <R> R accept(FieldValueVisitor<R> visitor) {
      return visitor.date(this);
    }

    @Override
    public Optional<FieldType> type() {
      return Optional.of(FieldType.DATE);
    }
  }

  /**
   * An option of a selector.
   *
   * @param option the id of the option
   */
  record Choice(OptionId option) implements FieldValue {
    @Override
    public String asText() {
      return option.toString();
    }

    @Override
    public <R> R accept(FieldValueVisitor<R> visitor) {
      return visitor.choice(this);
    }

    @Override
    public Optional<FieldType> type() {
      return Optional.of(FieldType.SELECTOR);
    }
  }

  /** An explicit null: no value, and no default either (rules.md F5). */
  record Empty() implements FieldValue {
    @Override
    public String asText() {
      return "";
    }

    @Override
    public <R> R accept(FieldValueVisitor<R> visitor) {
      return visitor.empty(this);
    }

    @Override
    public Optional<FieldType> type() {
      return Optional.empty();
    }
  }

  /**
   * Creates a text, for a text field or to be read as the type of the field.
   *
   * @param value any characters; {@code 12.50} for a number, {@code 2026-02-28} for a date, {@code
   *     true} or {@code false} for a checkbox, the name of an option for a selector
   * @return the value
   */
  static FieldValue text(String value) {
    return new Text(value);
  }

  /**
   * Creates a number.
   *
   * @param value kept exactly as given
   * @return the value
   */
  static FieldValue number(BigDecimal value) {
    return new Number(value);
  }

  /**
   * Creates the value of a checkbox.
   *
   * @param value true for yes
   * @return the value
   */
  static FieldValue checkbox(boolean value) {
    return new Checkbox(value);
  }

  /**
   * Creates a date.
   *
   * @param value a date of the years 1 to 9999
   * @return the value
   */
  static FieldValue date(LocalDate value) {
    return new Date(value);
  }

  /**
   * Creates a value that is an option of a selector.
   *
   * @param option the id of the option
   * @return the value
   */
  static FieldValue choice(OptionId option) {
    return new Choice(option);
  }

  /**
   * Creates an explicit null.
   *
   * @return the value
   */
  static FieldValue empty() {
    return new Empty();
  }
}

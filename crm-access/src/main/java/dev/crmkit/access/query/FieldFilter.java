package dev.crmkit.access.query;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.query.Comparison;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Begins a filter by a field of the client form. A text for a field of another type is read as that
 * type.
 *
 * @param id the field
 */
public record FieldFilter(FieldId id) {

  /**
   * It has that value: numbers by value, texts to the letter. A checkbox never set is no; {@link
   * FieldValue.Empty} is having no value.
   *
   * @param value of the field's type
   * @return the filter
   */
  public Filter is(FieldValue value) {
    return new Filter.FieldIn(id, List.of(value));
  }

  /**
   * It has the value that the text means.
   *
   * @param text such as {@code 12.50} for a number, the name of an option for a selector
   * @return the filter
   */
  public Filter is(String text) {
    return is(FieldValue.text(text));
  }

  /**
   * It has one of some values; each is compared as {@link #is(FieldValue)} compares it.
   *
   * @param values of the field's type; if there are none, nothing is found
   * @return the filter
   */
  public Filter isOneOf(Collection<? extends FieldValue> values) {
    return new Filter.FieldIn(id, List.copyOf(values));
  }

  /**
   * It has one of the values that some texts mean.
   *
   * @param texts such as {@code 12.50} for a number, the name of an option for a selector
   * @return the filter
   */
  public Filter isOneOf(String... texts) {
    return isOneOf(Arrays.stream(texts).map(FieldValue::text).toList());
  }

  /**
   * It is that or more: of text, number and date fields.
   *
   * @param value of the field's type
   * @return the filter
   */
  public Filter atLeast(FieldValue value) {
    return new Filter.Compares(id, Comparison.AT_LEAST, value);
  }

  /**
   * It is that or less: of text, number and date fields.
   *
   * @param value of the field's type
   * @return the filter
   */
  public Filter atMost(FieldValue value) {
    return new Filter.Compares(id, Comparison.AT_MOST, value);
  }

  /**
   * It is less than that: of text, number and date fields.
   *
   * @param value of the field's type
   * @return the filter
   */
  public Filter lessThan(FieldValue value) {
    return new Filter.Compares(id, Comparison.LESS, value);
  }

  /**
   * It is more than that: of text, number and date fields.
   *
   * @param value of the field's type
   * @return the filter
   */
  public Filter greaterThan(FieldValue value) {
    return new Filter.Compares(id, Comparison.GREATER, value);
  }

  /**
   * It has a text in it, without case: of text fields.
   *
   * @param text what to look for
   * @return the filter
   */
  public Filter contains(String text) {
    return new Filter.FieldContains(id, text);
  }

  /**
   * It has no value. A checkbox always has one.
   *
   * @return the filter
   */
  public Filter absent() {
    return is(FieldValue.empty());
  }
}

package dev.crmkit.access.query;

import dev.crmkit.core.form.FieldId;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.query.Comparison;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Comparisons of a field of the client form, each of which makes a filter. A text that is given for
 * a field of another type is read as that type: {@code 12.50} for a number, the name of an option
 * for a selector.
 *
 * @param id the field
 */
public record FieldFilter(FieldId id) {

  /**
   * Returns a filter for clients whose field equals a value. Numbers are compared by value, texts
   * character by character; a checkbox that was never set equals "no"; {@link FieldValue.Empty}
   * equals a missing value.
   *
   * @param value a value of the field's type, or a text
   * @return the filter
   */
  public Filter is(FieldValue value) {
    return new AttributeFilter.FieldIn(id, List.of(value));
  }

  /**
   * Returns a filter for clients whose field equals a value that is given as a text.
   *
   * @param text such as {@code 12.50} for a number, the name of an option for a selector
   * @return the filter
   */
  public Filter is(String text) {
    return is(FieldValue.text(text));
  }

  /**
   * Returns a filter for clients whose field equals one of some values, as {@link #is(FieldValue)}
   * compares them.
   *
   * @param values values of the field's type, or texts; if there are none, no client meets the
   *     filter
   * @return the filter
   */
  public Filter isOneOf(Collection<? extends FieldValue> values) {
    return new AttributeFilter.FieldIn(id, List.copyOf(values));
  }

  /**
   * Returns a filter for clients whose field equals one of some values that are given as texts.
   *
   * @param texts such as {@code 12.50} for a number, the name of an option for a selector
   * @return the filter
   */
  public Filter isOneOf(String... texts) {
    return isOneOf(Arrays.stream(texts).map(FieldValue::text).toList());
  }

  /**
   * Returns a filter for clients whose text, number or date field is at least a value.
   *
   * @param value a value of the field's type, or a text
   * @return the filter
   */
  public Filter atLeast(FieldValue value) {
    return new AttributeFilter.FieldCompares(id, Comparison.AT_LEAST, value);
  }

  /**
   * Returns a filter for clients whose text, number or date field is at most a value.
   *
   * @param value a value of the field's type, or a text
   * @return the filter
   */
  public Filter atMost(FieldValue value) {
    return new AttributeFilter.FieldCompares(id, Comparison.AT_MOST, value);
  }

  /**
   * Returns a filter for clients whose text, number or date field is less than a value.
   *
   * @param value a value of the field's type, or a text
   * @return the filter
   */
  public Filter lessThan(FieldValue value) {
    return new AttributeFilter.FieldCompares(id, Comparison.LESS, value);
  }

  /**
   * Returns a filter for clients whose text, number or date field is greater than a value.
   *
   * @param value a value of the field's type, or a text
   * @return the filter
   */
  public Filter greaterThan(FieldValue value) {
    return new AttributeFilter.FieldCompares(id, Comparison.GREATER, value);
  }

  /**
   * Returns a filter for clients whose text field contains a text, ignoring case.
   *
   * @param text the text to search for
   * @return the filter
   */
  public Filter contains(String text) {
    return new AttributeFilter.FieldContains(id, text);
  }

  /**
   * Returns a filter for clients whose field has no value. A checkbox always has one.
   *
   * @return the filter
   */
  public Filter absent() {
    return is(FieldValue.empty());
  }
}

package dev.crmkit.core.query;

import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.text.TextOrder;

/** The operators that compare the value of a field with another value. */
public enum Comparison {
  /** Equal to: numbers by value, texts by their exact characters. */
  EQUAL,
  /** Less than, in the order of the type. */
  LESS,
  /** Less than or equal to. */
  AT_MOST,
  /** Greater than, in the order of the type. */
  GREATER,
  /** Greater than or equal to. */
  AT_LEAST;

  /**
   * Compares a value with a bound.
   *
   * @param value the value of a record
   * @param bound the value to compare with
   * @return true if the comparison holds; false if the values are of different types, or if the
   *     type has no order and the operator is not {@link #EQUAL}
   */
  public boolean holds(FieldValue value, FieldValue bound) {
    if (this == EQUAL) {
      return value.equals(bound);
    }
    int order;
    if (value instanceof FieldValue.Number a && bound instanceof FieldValue.Number b) {
      order = a.value().compareTo(b.value());
    } else if (value instanceof FieldValue.Date a && bound instanceof FieldValue.Date b) {
      order = a.value().compareTo(b.value());
    } else if (value instanceof FieldValue.Text a && bound instanceof FieldValue.Text b) {
      order = TextOrder.BY_CODE_POINT.compare(TextOrder.key(a.value()), TextOrder.key(b.value()));
    } else {
      return false;
    }
    return accepts(order);
  }

  /** Returns whether the comparison holds for the result of a {@link java.util.Comparator}. */
  boolean accepts(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}

package dev.crmkit.core.query;

import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.text.TextOrder;

/** How a field's value is compared. */
public enum Comparison {
  /** The same: numbers by value, texts to the letter. */
  EQUAL,
  /** Before it in the order of the type. */
  LESS,
  /** Before it or at the same place. */
  AT_MOST,
  /** After it in the order of the type. */
  GREATER,
  /** After it or at the same place. */
  AT_LEAST;

  /**
   * Whether a value stands so to a bound.
   *
   * @param value the value of a record
   * @param bound what it is compared with
   * @return true when it does; false when the two are of different types
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

  /** Whether the comparison holds for a value that compares so to the bound. */
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

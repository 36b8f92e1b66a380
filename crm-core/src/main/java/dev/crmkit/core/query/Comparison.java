package dev.crmkit.core.query;

import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;

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
    return value.type().filter(FieldType::isOrdered).isPresent()
        && value.type().equals(bound.type())
        && accepts(Sort.key(value).compareTo(Sort.key(bound)));
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

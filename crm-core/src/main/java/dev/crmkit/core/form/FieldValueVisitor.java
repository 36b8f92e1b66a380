package dev.crmkit.core.form;

import org.jspecify.annotations.Nullable;

/**
 * A function of a field's value, with one method for each kind of value. {@link FieldValue#accept}
 * calls the method for the value's kind.
 *
 * @param <R> the result
 */
public interface FieldValueVisitor<R extends @Nullable Object> {

  /** Visits a {@link FieldValue.Text}. */
  R text(FieldValue.Text value);

  /** Visits a {@link FieldValue.Number}. */
  R number(FieldValue.Number value);

  /** Visits a {@link FieldValue.Checkbox}. */
  R checkbox(FieldValue.Checkbox value);

  /** Visits a {@link FieldValue.Date}. */
  R date(FieldValue.Date value);

  /** Visits a {@link FieldValue.Choice}. */
  R choice(FieldValue.Choice value);

  /** Visits an {@link FieldValue.Empty}. */
  R empty(FieldValue.Empty value);
}

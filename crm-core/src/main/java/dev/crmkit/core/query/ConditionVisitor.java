package dev.crmkit.core.query;

import org.jspecify.annotations.Nullable;

/**
 * A function of a condition, with one method for each kind of condition. {@link Condition#accept}
 * calls the method for the condition's kind; visitors recurse into {@link Condition.And}, {@link
 * Condition.Or} and {@link Condition.Not} themselves.
 *
 * <p>A method is added to this interface whenever a kind of condition is added to the model.
 *
 * @param <R> the result
 */
public interface ConditionVisitor<R extends @Nullable Object> {

  /** Visits an {@link Condition.And}. */
  R and(Condition.And condition);

  /** Visits an {@link Condition.Or}. */
  R or(Condition.Or condition);

  /** Visits a {@link Condition.Not}. */
  R not(Condition.Not condition);

  /** Visits an {@link Condition.InPortfolios}. */
  R inPortfolios(Condition.InPortfolios condition);

  /** Visits a {@link Condition.NameContains}. */
  R nameContains(Condition.NameContains condition);

  /** Visits a {@link Condition.HasField}. */
  R hasField(Condition.HasField condition);

  /** Visits a {@link Condition.FieldCompares}. */
  R fieldCompares(Condition.FieldCompares condition);

  /** Visits a {@link Condition.FieldIn}. */
  R fieldIn(Condition.FieldIn condition);

  /** Visits a {@link Condition.FieldContains}. */
  R fieldContains(Condition.FieldContains condition);

  /** Visits a {@link Condition.HasLabel}. */
  R hasLabel(Condition.HasLabel condition);

  /** Visits an {@link Condition.InStage}. */
  R inStage(Condition.InStage condition);

  /** Visits an {@link Condition.OfClient}. */
  R ofClient(Condition.OfClient condition);

  /** Visits an {@link Condition.OfKind}. */
  R ofKind(Condition.OfKind condition);

  /** Visits an {@link Condition.InCurrency}. */
  R inCurrency(Condition.InCurrency condition);

  /** Visits an {@link Condition.InRange}. */
  R inRange(Condition.InRange condition);
}

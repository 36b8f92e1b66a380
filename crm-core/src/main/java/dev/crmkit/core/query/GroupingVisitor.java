package dev.crmkit.core.query;

import org.jspecify.annotations.Nullable;

/**
 * Visits the kinds of {@link Grouping}.
 *
 * @param <R> the result
 */
public interface GroupingVisitor<R extends @Nullable Object> {

  /** Visits a {@link Grouping.ByOwner}. */
  R byOwner(Grouping.ByOwner by);

  /** Visits a {@link Grouping.ByStage}. */
  R byStage(Grouping.ByStage by);

  /** Visits a {@link Grouping.ByLabel}. */
  R byLabel(Grouping.ByLabel by);

  /** Visits a {@link Grouping.ByField}. */
  R byField(Grouping.ByField by);

  /** Visits a {@link Grouping.ByKind}. */
  R byKind(Grouping.ByKind by);

  /** Visits a {@link Grouping.ByTime}. */
  R byTime(Grouping.ByTime<?> by);
}

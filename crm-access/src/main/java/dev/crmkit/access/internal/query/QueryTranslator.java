package dev.crmkit.access.internal.query;

import dev.crmkit.access.internal.draft.DraftContext;
import dev.crmkit.access.query.Filter;
import dev.crmkit.access.query.Order;
import dev.crmkit.core.RecordKind;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Sort;
import java.util.List;

/**
 * Translates the query of a user into the terms of a store: a pure function of the organisation and
 * of what the user sees. All violations are collected in the draft (rules.md A2, A4).
 */
public final class QueryTranslator {

  private final DraftContext draft;
  private final QueryContext context;

  public QueryTranslator(DraftContext draft, RecordKind kind) {
    this.draft = draft;
    this.context =
        new QueryContext(draft.org(), draft.form(), kind, draft.limits(), draft.violations());
  }

  /**
   * Returns the condition that a record meets if it meets all of some filters.
   *
   * @throws dev.crmkit.core.error.InvalidException if the filters exceed a limit of their depth or
   *     number
   */
  public Condition condition(List<Filter> filters) {
    FilterLimits.check(filters, draft.limits());
    return new FilterTranslator(draft, context).and(filters);
  }

  public Sort sort(Order order) {
    return new SortTranslator(context).translate(order);
  }

  /** Checks what records are grouped by. */
  public void checkGroupings(List<Grouping<?>> groupings) {
    new GroupingChecker(context).check(groupings);
  }
}

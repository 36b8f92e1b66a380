package dev.crmkit.access.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which activities a user asks for, in which order, and how many at once. It is checked when it is
 * asked (rules.md A2): all that is wrong with it is told together.
 */
public final class ActivityQuery implements ListQuery {

  private static final ActivityQuery ALL = new ActivityQuery(Asked.ALL);

  private final Asked asked;

  private ActivityQuery(Asked asked) {
    this.asked = asked;
  }

  /**
   * All activities that the user sees, in the order of their creation.
   *
   * @return the query to begin with
   */
  public static ActivityQuery all() {
    return ALL;
  }

  /**
   * Those of them that pass the filters, all of them.
   *
   * @param filters added to those that the query has
   * @return a copy
   */
  public ActivityQuery where(Filter... filters) {
    return new ActivityQuery(asked.where(filters));
  }

  /**
   * The same in another order.
   *
   * @param order such as {@link Order#NAME}
   * @return a copy
   */
  public ActivityQuery sortedBy(Order order) {
    return new ActivityQuery(asked.sortedBy(order));
  }

  /**
   * The same with another number of items on a page.
   *
   * @param limit 1 to {@link #MAX_LIMIT}
   * @return a copy
   */
  public ActivityQuery limit(int limit) {
    return new ActivityQuery(asked.limit(limit));
  }

  /**
   * The page after another.
   *
   * @param cursor as that page told; good for the same user and the same filters and order only
   * @return a copy
   */
  public ActivityQuery after(String cursor) {
    return new ActivityQuery(asked.after(cursor));
  }

  @Override
  public List<Filter> filters() {
    return asked.filters();
  }

  @Override
  public Order order() {
    return asked.order();
  }

  @Override
  public int limit() {
    return asked.limit();
  }

  @Override
  public @Nullable String cursor() {
    return asked.cursor();
  }
}

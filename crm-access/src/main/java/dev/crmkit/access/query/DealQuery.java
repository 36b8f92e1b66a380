package dev.crmkit.access.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deals a user asks for, in which order, and how many at once. It is checked when it is asked
 * (rules.md A2): all that is wrong with it is told together.
 */
public final class DealQuery implements ListQuery {

  private static final DealQuery ALL = new DealQuery(Asked.ALL);

  private final Asked asked;

  private DealQuery(Asked asked) {
    this.asked = asked;
  }

  /**
   * All deals that the user sees, in the order of their creation.
   *
   * @return the query to begin with
   */
  public static DealQuery all() {
    return ALL;
  }

  /**
   * Those of them that pass the filters, all of them.
   *
   * @param filters added to those that the query has
   * @return a copy
   */
  public DealQuery where(Filter... filters) {
    return new DealQuery(asked.where(filters));
  }

  /**
   * The same in another order.
   *
   * @param order such as {@link Order#NAME}
   * @return a copy
   */
  public DealQuery sortedBy(Order order) {
    return new DealQuery(asked.sortedBy(order));
  }

  /**
   * The same with another number of items on a page.
   *
   * @param limit 1 to {@link #MAX_LIMIT}
   * @return a copy
   */
  public DealQuery limit(int limit) {
    return new DealQuery(asked.limit(limit));
  }

  /**
   * The page after another.
   *
   * @param cursor as that page told; good for the same user and the same filters and order only
   * @return a copy
   */
  public DealQuery after(String cursor) {
    return new DealQuery(asked.after(cursor));
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

package dev.crmkit.access.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which records a list shows, in which order, and how many on a page; for clients, activities and
 * deals alike. Queries are immutable. A query is checked when it is run (rules.md A2); all
 * violations are reported together.
 */
public final class Query {

  private static final Query ALL =
      new Query(List.of(), Order.CREATED, PageRequest.DEFAULT_LIMIT, null);

  private final List<Filter> filters;
  private final Order order;
  private final int limit;
  private final @Nullable String after;

  private Query(List<Filter> filters, Order order, int limit, @Nullable String after) {
    this.filters = List.copyOf(filters);
    this.order = order;
    this.limit = limit;
    this.after = after;
  }

  /**
   * Returns a query for all records that the user sees, in the order of their creation.
   *
   * @return the query to add filters and an order to
   */
  public static Query all() {
    return ALL;
  }

  /**
   * Returns this query with more filters. A record has to meet all of them.
   *
   * @param more added to the filters that the query has
   * @return a copy
   */
  public Query where(Filter... more) {
    List<Filter> all = new ArrayList<>(filters);
    all.addAll(List.of(more));
    return new Query(all, order, limit, after);
  }

  /**
   * Returns this query in another order.
   *
   * @param order such as {@link Order#NAME}
   * @return a copy
   */
  public Query sortedBy(Order order) {
    return new Query(filters, order, limit, after);
  }

  /**
   * Returns this query with another page size.
   *
   * @param limit 1 to {@link PageRequest#MAX_LIMIT}
   * @return a copy
   */
  public Query limit(int limit) {
    return new Query(filters, order, limit, after);
  }

  /**
   * Returns the query for the page after another one.
   *
   * @param next the {@code next} of that page, valid for the same user, filters and order only;
   *     null for the first page
   * @return a copy
   */
  public Query after(@Nullable String next) {
    return new Query(filters, order, limit, next);
  }

  /**
   * Returns the filters that every record has to meet.
   *
   * @return empty unless set
   */
  public List<Filter> filters() {
    return filters;
  }

  /**
   * Returns the order of the list.
   *
   * @return {@link Order#CREATED} unless set
   */
  public Order order() {
    return order;
  }

  /**
   * Returns the largest number of records on a page.
   *
   * @return {@link PageRequest#DEFAULT_LIMIT} unless set
   */
  public int limit() {
    return limit;
  }

  /**
   * Returns the {@code next} of the page after which this one begins.
   *
   * @return empty for the first page
   */
  public Optional<String> after() {
    return Optional.ofNullable(after);
  }
}

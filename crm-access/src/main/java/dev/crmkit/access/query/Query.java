package dev.crmkit.access.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which records a list shows, in which order, and how many on a page; for clients, activities and
 * deals alike. Queries are immutable. A query is checked when it is run (rules.md A2); all
 * violations are reported together. As JSON ({@link dev.crmkit.core.json.CrmJson}), a query can be
 * stored as a view of a user.
 *
 * @param filters the filters that every record has to meet
 * @param order the order of the list
 * @param limit the largest number of records on a page
 * @param after the {@code next} of the page after which this one begins; empty for the first page
 */
public record Query(List<Filter> filters, Order order, int limit, Optional<String> after) {

  private static final Query ALL =
      new Query(List.of(), Order.CREATED, PageRequest.DEFAULT_LIMIT, Optional.empty());

  /**
   * Copies the list.
   *
   * @param filters the filters that every record has to meet
   * @param order the order of the list
   * @param limit the largest number of records on a page
   * @param after the {@code next} of the page after which this one begins
   */
  public Query {
    filters = List.copyOf(filters);
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
    return new Query(filters, order, limit, Optional.ofNullable(next));
  }
}

package dev.crmkit.access.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records of one kind a list shows, in which order, and how many on a page. Queries are
 * immutable. A query is checked when it is run (rules.md A2); all violations are reported together.
 *
 * @param <Q> the type of the query itself
 */
public abstract sealed class ListQuery<Q extends ListQuery<Q>>
    permits ClientQuery, ActivityQuery, DealQuery {

  /** The page size of a query that sets none. */
  public static final int DEFAULT_LIMIT = 50;

  /** The largest page size. */
  public static final int MAX_LIMIT = 1_000;

  private final Parts parts;

  ListQuery(Parts parts) {
    this.parts = parts;
  }

  /** The content of a query, whatever the kind of record. */
  record Parts(List<Filter> filters, Order order, int limit, @Nullable String cursor) {

    static final Parts ALL = new Parts(List.of(), Order.CREATED, DEFAULT_LIMIT, null);

    Parts {
      filters = List.copyOf(filters);
    }
  }

  /** Returns a query of the same type with another content. */
  abstract Q with(Parts changed);

  /**
   * Returns this query with more filters. A record has to meet all of them.
   *
   * @param filters added to those that the query has
   * @return a copy
   */
  public final Q where(Filter... filters) {
    List<Filter> all = new ArrayList<>(parts.filters);
    all.addAll(List.of(filters));
    return with(new Parts(all, parts.order, parts.limit, parts.cursor));
  }

  /**
   * Returns this query in another order.
   *
   * @param order such as {@link Order#NAME}
   * @return a copy
   */
  public final Q sortedBy(Order order) {
    return with(new Parts(parts.filters, order, parts.limit, parts.cursor));
  }

  /**
   * Returns this query with another page size.
   *
   * @param limit 1 to {@link #MAX_LIMIT}
   * @return a copy
   */
  public final Q limit(int limit) {
    return with(new Parts(parts.filters, parts.order, limit, parts.cursor));
  }

  /**
   * Returns the query for the page after another one.
   *
   * @param cursor the {@code next} of that page; valid for the same user, filters and order only
   * @return a copy
   */
  public final Q after(String cursor) {
    return with(new Parts(parts.filters, parts.order, parts.limit, cursor));
  }

  /**
   * Returns the filters that every record has to meet.
   *
   * @return empty unless set
   */
  public final List<Filter> filters() {
    return parts.filters;
  }

  /**
   * Returns the order of the list.
   *
   * @return {@link Order#CREATED} unless set
   */
  public final Order order() {
    return parts.order;
  }

  /**
   * Returns the largest number of items on a page.
   *
   * @return {@link #DEFAULT_LIMIT} unless set
   */
  public final int limit() {
    return parts.limit;
  }

  /**
   * Returns the cursor of the page after which this one begins.
   *
   * @return null for the first page
   */
  public final @Nullable String cursor() {
    return parts.cursor;
  }
}

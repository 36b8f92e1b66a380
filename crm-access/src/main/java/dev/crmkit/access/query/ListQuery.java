package dev.crmkit.access.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the queries of all kinds of records have. */
public sealed interface ListQuery permits ClientQuery, ActivityQuery, DealQuery {

  /** How many items are on a page where nothing else is said. */
  int DEFAULT_LIMIT = 50;

  /** How many items can be on a page at most. */
  int MAX_LIMIT = 1_000;

  /**
   * What every record passes.
   *
   * @return all of them count
   */
  List<Filter> filters();

  /**
   * The order.
   *
   * @return {@link Order#CREATED} unless set
   */
  Order order();

  /**
   * How many items are on a page.
   *
   * @return {@link #DEFAULT_LIMIT} unless set
   */
  int limit();

  /**
   * After which page it begins.
   *
   * @return null for the first page
   */
  @Nullable String cursor();
}

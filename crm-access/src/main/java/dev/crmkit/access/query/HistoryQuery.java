package dev.crmkit.access.query;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a history to read: its direction, size and cursor. Queries are immutable. A query
 * is checked when it is run.
 */
public final class HistoryQuery {

  private static final HistoryQuery OLDEST_FIRST =
      new HistoryQuery(false, ListQuery.DEFAULT_LIMIT, null);
  private static final HistoryQuery NEWEST_FIRST =
      new HistoryQuery(true, ListQuery.DEFAULT_LIMIT, null);

  private final boolean newestFirst;
  private final int limit;
  private final @Nullable String cursor;

  private HistoryQuery(boolean newestFirst, int limit, @Nullable String cursor) {
    this.newestFirst = newestFirst;
    this.limit = limit;
    this.cursor = cursor;
  }

  /**
   * Returns a query for the first page, oldest entry first.
   *
   * @return the query
   */
  public static HistoryQuery oldestFirst() {
    return OLDEST_FIRST;
  }

  /**
   * Returns a query for the first page, newest entry first.
   *
   * @return the query
   */
  public static HistoryQuery newestFirst() {
    return NEWEST_FIRST;
  }

  /**
   * Returns this query with another page size.
   *
   * @param limit 1 to {@link ListQuery#MAX_LIMIT}
   * @return a copy
   */
  public HistoryQuery limit(int limit) {
    return new HistoryQuery(newestFirst, limit, cursor);
  }

  /**
   * Returns the query for the page after another one.
   *
   * @param cursor the {@code next} of that page; valid for the same user, subject and direction
   *     only
   * @return a copy
   */
  public HistoryQuery after(String cursor) {
    return new HistoryQuery(newestFirst, limit, cursor);
  }

  /**
   * Returns whether the newest entries come first.
   *
   * @return false unless set
   */
  public boolean isNewestFirst() {
    return newestFirst;
  }

  /**
   * Returns the largest number of entries on a page.
   *
   * @return {@link ListQuery#DEFAULT_LIMIT} unless set
   */
  public int limit() {
    return limit;
  }

  /**
   * Returns the cursor of the page after which this one begins.
   *
   * @return null for the first page
   */
  public @Nullable String cursor() {
    return cursor;
  }
}

package dev.crmkit.access.query;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a history a user asks for: from which end, how many entries, after which page. It
 * is checked when it is used.
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
   * Returns a query for the entries in the order in which they took effect.
   *
   * @return the query to begin with
   */
  public static HistoryQuery oldestFirst() {
    return OLDEST_FIRST;
  }

  /**
   * Returns a query for the entries in the reverse order.
   *
   * @return the query to begin with
   */
  public static HistoryQuery newestFirst() {
    return NEWEST_FIRST;
  }

  /**
   * Returns the same query with another number of entries on a page.
   *
   * @param limit 1 to {@link ListQuery#MAX_LIMIT}
   * @return a copy
   */
  public HistoryQuery limit(int limit) {
    return new HistoryQuery(newestFirst, limit, cursor);
  }

  /**
   * Returns the query for the page after another.
   *
   * @param cursor the {@code next} of that page; good for the same user, subject and order only
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
   * Returns how many entries are on a page at most.
   *
   * @return {@link ListQuery#DEFAULT_LIMIT} unless set
   */
  public int limit() {
    return limit;
  }

  /**
   * Returns after which page it begins.
   *
   * @return null for the first page
   */
  public @Nullable String cursor() {
    return cursor;
  }
}

package dev.crmkit.access.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list to read: for everything that has pages, other than records, which have a
 * {@link Query}. Requests are immutable. A request is checked when it is used.
 */
public final class PageRequest {

  /** The page size of a request that sets none. */
  public static final int DEFAULT_LIMIT = 50;

  /** The largest page size. */
  public static final int MAX_LIMIT = 1_000;

  private static final PageRequest FIRST = new PageRequest(DEFAULT_LIMIT, false, null);

  private final int limit;
  private final boolean newestFirst;
  private final @Nullable String after;

  private PageRequest(int limit, boolean newestFirst, @Nullable String after) {
    this.limit = limit;
    this.newestFirst = newestFirst;
    this.after = after;
  }

  /**
   * Returns a request for the first page.
   *
   * @return the request
   */
  public static PageRequest first() {
    return FIRST;
  }

  /**
   * Returns this request with another page size.
   *
   * @param limit 1 to {@link #MAX_LIMIT}
   * @return a copy
   */
  public PageRequest limit(int limit) {
    return new PageRequest(limit, newestFirst, after);
  }

  /**
   * Returns the request for the page after another one.
   *
   * @param next the {@code next} of that page, valid for the same user, list and direction only;
   *     null for the first page
   * @return a copy
   */
  public PageRequest after(@Nullable String next) {
    return new PageRequest(limit, newestFirst, next);
  }

  /**
   * Returns this request with the newest items first, for lists whose documentation allows it;
   * others refuse it.
   *
   * @return a copy
   */
  public PageRequest newestFirst() {
    return new PageRequest(limit, true, after);
  }

  /**
   * Returns the largest number of items on a page.
   *
   * @return {@link #DEFAULT_LIMIT} unless set
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

  /**
   * Returns whether the newest items come first.
   *
   * @return false unless set
   */
  public boolean isNewestFirst() {
    return newestFirst;
  }
}

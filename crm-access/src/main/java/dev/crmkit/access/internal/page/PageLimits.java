package dev.crmkit.access.internal.page;

import dev.crmkit.access.query.PageRequest;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;

/** Checks requests of pages: sizes of 1 to {@link PageRequest#MAX_LIMIT}, and the direction. */
public final class PageLimits {

  private PageLimits() {}

  /**
   * Checks a request for a page of a list that has one direction only.
   *
   * @throws dev.crmkit.core.error.InvalidException if the page size is out of range, or another
   *     direction is requested
   */
  public static void check(PageRequest request) {
    Violations violations = new Violations();
    checked(request.limit(), violations);
    if (request.isNewestFirst()) {
      violations.add(
          "newestFirst", ViolationCode.NOT_ALLOWED, null, "the only order that this list has");
    }
    violations.throwIfAny();
  }

  /** Returns the page size of a request for which every direction is right. */
  public static int checked(PageRequest request) {
    Violations violations = new Violations();
    int limit = checked(request.limit(), violations);
    violations.throwIfAny();
    return limit;
  }

  /** Returns the page size, or 1 and a violation if it is out of range. */
  public static int checked(int limit, Violations violations) {
    if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
      return limit;
    }
    violations.add(
        "limit",
        ViolationCode.OUT_OF_RANGE,
        Integer.toString(limit),
        "1 to " + PageRequest.MAX_LIMIT);
    return 1;
  }
}

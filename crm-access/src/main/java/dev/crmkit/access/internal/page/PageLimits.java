package dev.crmkit.access.internal.page;

import dev.crmkit.access.query.ListQuery;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;

/** Checks page sizes: 1 to {@link ListQuery#MAX_LIMIT}. */
public final class PageLimits {

  private PageLimits() {}

  /**
   * Checks a page size.
   *
   * @throws dev.crmkit.core.error.InvalidException if it is out of range
   */
  public static void check(int limit) {
    Violations violations = new Violations();
    checked(limit, violations);
    violations.throwIfAny();
  }

  /** Returns the page size, or 1 and a violation if it is out of range. */
  public static int checked(int limit, Violations violations) {
    if (limit >= 1 && limit <= ListQuery.MAX_LIMIT) {
      return limit;
    }
    violations.add(
        "limit",
        ViolationCode.OUT_OF_RANGE,
        Integer.toString(limit),
        "1 to " + ListQuery.MAX_LIMIT);
    return 1;
  }
}

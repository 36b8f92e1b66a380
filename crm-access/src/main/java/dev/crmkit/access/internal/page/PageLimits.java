package dev.crmkit.access.internal.page;

import dev.crmkit.access.query.ListQuery;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;

/** The range of page sizes. */
public final class PageLimits {

  private PageLimits() {}

  public static void check(int limit) {
    if (limit < 1 || limit > ListQuery.MAX_LIMIT) {
      throw new InvalidException(
          "limit",
          ViolationCode.OUT_OF_RANGE,
          Integer.toString(limit),
          "1 to " + ListQuery.MAX_LIMIT);
    }
  }
}

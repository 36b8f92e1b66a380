package dev.crmkit.access.internal.page;

import dev.crmkit.access.query.ListQuery;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import java.nio.ByteBuffer;

/** What lists that are continued by a number have in common. */
public final class PageLimits {

  private PageLimits() {}

  public static void checkLimit(int limit) {
    if (limit < 1 || limit > ListQuery.MAX_LIMIT) {
      throw new InvalidException(
          "limit",
          ViolationCode.OUT_OF_RANGE,
          Integer.toString(limit),
          "1 to " + ListQuery.MAX_LIMIT);
    }
  }

  public static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}

package dev.crmkit.access.internal.session;

import dev.crmkit.access.internal.draft.StorableTimes;
import dev.crmkit.access.options.CrmOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock of the host application, in the precision and range that stores keep. */
public final class StoredClock {

  private StoredClock() {}

  /**
   * Returns the current time, truncated to the microsecond.
   *
   * @throws IllegalStateException if the clock is outside of the years 1 to 9999
   */
  public static Instant now(CrmOptions options) {
    Instant now = options.clock().instant();
    if (!StorableTimes.contains(now)) {
      throw new IllegalStateException(
          "the clock of CrmOptions returned " + now + "; it must be in the years 1 to 9999");
    }
    return now.truncatedTo(ChronoUnit.MICROS);
  }
}

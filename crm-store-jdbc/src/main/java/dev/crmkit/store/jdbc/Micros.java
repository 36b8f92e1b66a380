package dev.crmkit.store.jdbc;

import java.time.Instant;

/** Instants as the tables keep them: microseconds since 1970-01-01T00:00Z. */
final class Micros {

  private Micros() {}

  /** The last microsecond that is not after an instant. */
  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }
}

package dev.crmkit.access.internal.draft;

import java.time.Instant;

/** The times that every store can hold: those in the years 1 to 9999. */
public final class StorableTimes {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private StorableTimes() {}

  public static boolean contains(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }
}

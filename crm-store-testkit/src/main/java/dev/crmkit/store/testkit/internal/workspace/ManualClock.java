package dev.crmkit.store.testkit.internal.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is advanced by hand, so that a scenario has the same results at any time. */
public final class ManualClock implements InstantSource {

  /** When every scenario begins. */
  public static final Instant BEGINNING = Instant.parse("2026-01-01T09:00:00Z");

  private Instant now = BEGINNING;

  /** A clock that stands at the beginning. */
  public ManualClock() {}

  @Override
  public Instant instant() {
    return now;
  }

  /** Goes on. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Is set. */
  public void set(Instant moment) {
    now = moment;
  }
}

package dev.crmkit.store.testkit.internal.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is advanced by hand, so that a scenario has the same results at any time. */
public final class ManualClock implements InstantSource {

  /** The time at which every scenario begins. */
  public static final Instant BEGINNING = Instant.parse("2026-01-01T09:00:00Z");

  private Instant now = BEGINNING;

  /** Creates a clock at the beginning. */
  public ManualClock() {}

  @Override
  public Instant instant() {
    return now;
  }

  /** Advances the clock. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Sets the clock. */
  public void set(Instant moment) {
    now = moment;
  }
}

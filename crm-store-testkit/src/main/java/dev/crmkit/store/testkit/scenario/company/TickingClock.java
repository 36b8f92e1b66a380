package dev.crmkit.store.testkit.scenario.company;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only goes on when it is told to, so that a scenario gives the same at any time. */
public final class TickingClock implements InstantSource {

  private Instant now = Instant.parse("2026-01-01T09:00:00Z");

  /** It is nine in the morning of 2026-01-01. */
  public TickingClock() {}

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Goes on.
   *
   * @param duration by how much
   */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }
}

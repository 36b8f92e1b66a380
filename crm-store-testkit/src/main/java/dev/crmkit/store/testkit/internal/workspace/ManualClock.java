package dev.crmkit.store.testkit.internal.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only goes on when it is told to, so that a scenario gives the same at any time. */
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

  /**
   * Goes on.
   *
   * @param duration by how much
   */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /**
   * Is set.
   *
   * @param moment to what
   */
  public void set(Instant moment) {
    now = moment;
  }
}

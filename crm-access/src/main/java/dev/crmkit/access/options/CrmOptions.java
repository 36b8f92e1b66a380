package dev.crmkit.access.options;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Options of a workspace that the host application sets when it opens the workspace.
 *
 * @param clock the source of the time, in the years 1 to 9999
 * @param random the source of ids, tokens and secrets; if its output is predictable, so are they
 * @param activationLifetime how long an activation token is valid (rules.md U9)
 * @param limits the bounds of the work of a call and of the size of the settings
 * @param feedRetention how far back the feeds can be read, of the host and of sessions; empty to
 *     read them from the beginning. Nothing is deleted: histories show everything (rules.md W2)
 */
public record CrmOptions(
    InstantSource clock,
    RandomGenerator random,
    Duration activationLifetime,
    Limits limits,
    Optional<Duration> feedRetention) {

  /** The standard lifetime of an activation token: 72 hours (rules.md U9). */
  public static final Duration ACTIVATION_LIFETIME = Duration.ofDays(3);

  /** The longest lifetime of an activation token: 3,653 days, about ten years. */
  public static final Duration MAX_ACTIVATION_LIFETIME = Duration.ofDays(3_653);

  /** The longest retention of the feed: 36,525 days, a hundred years. */
  public static final Duration MAX_FEED_RETENTION = Duration.ofDays(36_525);

  /**
   * Checks the values.
   *
   * @param clock the source of the time, in the years 1 to 9999
   * @param random the source of ids, tokens and secrets; if its output is predictable, so are they
   * @param activationLifetime how long an activation token is valid (rules.md U9)
   * @param limits the bounds of the work of a call and of the size of the settings
   * @param feedRetention how far back the feeds can be read
   * @throws IllegalArgumentException if the lifetime is not positive, or longer than {@link
   *     #MAX_ACTIVATION_LIFETIME}; or if the retention is negative or longer than {@link
   *     #MAX_FEED_RETENTION}
   */
  public CrmOptions {
    if (activationLifetime.isNegative()
        || activationLifetime.isZero()
        || activationLifetime.compareTo(MAX_ACTIVATION_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "the lifetime of an activation must be more than 0 and at most "
              + MAX_ACTIVATION_LIFETIME
              + ", not "
              + activationLifetime);
    }
    if (feedRetention
        .filter(kept -> kept.isNegative() || kept.compareTo(MAX_FEED_RETENTION) > 0)
        .isPresent()) {
      throw new IllegalArgumentException(
          "the retention of the feed must be 0 to "
              + MAX_FEED_RETENTION
              + ", not "
              + feedRetention.get());
    }
  }

  /**
   * Returns the options for production: the system clock, a secure source of randomness, and the
   * standard lifetime and limits.
   *
   * @return the options
   */
  public static CrmOptions standard() {
    return new CrmOptions(
        InstantSource.system(),
        new SecureRandom(),
        ACTIVATION_LIFETIME,
        Limits.STANDARD,
        Optional.empty());
  }

  /**
   * Returns a copy with another clock.
   *
   * @param changed the source of the time
   * @return a copy
   */
  public CrmOptions withClock(InstantSource changed) {
    return new CrmOptions(changed, random, activationLifetime, limits, feedRetention);
  }

  /**
   * Returns a copy with another source of randomness.
   *
   * @param changed the source of ids, tokens and secrets
   * @return a copy
   */
  public CrmOptions withRandom(RandomGenerator changed) {
    return new CrmOptions(clock, changed, activationLifetime, limits, feedRetention);
  }

  /**
   * Returns a copy with another lifetime of activation tokens.
   *
   * @param changed more than 0, at most {@link #MAX_ACTIVATION_LIFETIME}
   * @return a copy
   */
  public CrmOptions withActivationLifetime(Duration changed) {
    return new CrmOptions(clock, random, changed, limits, feedRetention);
  }

  /**
   * Returns a copy with other limits.
   *
   * @param changed such as {@code Limits.builder().labels(50).build()}
   * @return a copy
   */
  public CrmOptions withLimits(Limits changed) {
    return new CrmOptions(clock, random, activationLifetime, changed, feedRetention);
  }

  /**
   * Returns a copy with another retention of the feed.
   *
   * @param changed 0 or more, at most {@link #MAX_FEED_RETENTION}
   * @return a copy
   */
  public CrmOptions withFeedRetention(Duration changed) {
    return new CrmOptions(clock, random, activationLifetime, limits, Optional.of(changed));
  }
}

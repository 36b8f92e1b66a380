package dev.crmkit.access.options;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a host application gives CrmKit besides the store.
 *
 * @param clock where the time comes from
 * @param random where ids, tokens and secrets come from; one that can be guessed makes them
 *     guessable
 * @param activationLifetime how long a token to activate is good (rules.md U9)
 * @param limits what bounds the work of a call and the size of the settings
 */
public record CrmOptions(
    InstantSource clock, RandomGenerator random, Duration activationLifetime, Limits limits) {

  /** The lifetime of an activation unless set otherwise: 72 hours (rules.md U9). */
  public static final Duration ACTIVATION_LIFETIME = Duration.ofDays(3);

  /** The longest lifetime of an activation that can be set: 3,653 days, about ten years. */
  public static final Duration MAX_ACTIVATION_LIFETIME = Duration.ofDays(3_653);

  /**
   * Checks the values.
   *
   * @param clock where the time comes from
   * @param random where ids, tokens and secrets come from; one that can be guessed makes them
   *     guessable
   * @param activationLifetime how long a token to activate is good (rules.md U9)
   * @param limits what bounds the work of a call and the size of the settings
   * @throws IllegalArgumentException if the lifetime is not positive, or longer than {@link
   *     #MAX_ACTIVATION_LIFETIME}
   */
  public CrmOptions {
    if (activationLifetime.isNegative()
        || activationLifetime.isZero()
        || activationLifetime.compareTo(MAX_ACTIVATION_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "the lifetime of an activation is more than 0 and at most "
              + MAX_ACTIVATION_LIFETIME
              + ", not "
              + activationLifetime);
    }
  }

  /**
   * The system's clock, a secure source of randomness, and the limits of rules.md.
   *
   * @return options for production
   */
  public static CrmOptions standard() {
    return new CrmOptions(
        InstantSource.system(), new SecureRandom(), ACTIVATION_LIFETIME, Limits.STANDARD);
  }

  /**
   * The same with another clock.
   *
   * @param changed where the time comes from
   * @return a copy
   */
  public CrmOptions withClock(InstantSource changed) {
    return new CrmOptions(changed, random, activationLifetime, limits);
  }

  /**
   * The same with another source of randomness.
   *
   * @param changed where ids and tokens come from
   * @return a copy
   */
  public CrmOptions withRandom(RandomGenerator changed) {
    return new CrmOptions(clock, changed, activationLifetime, limits);
  }

  /**
   * The same with another lifetime of activations.
   *
   * @param changed more than 0, at most {@link #MAX_ACTIVATION_LIFETIME}
   * @return a copy
   */
  public CrmOptions withActivationLifetime(Duration changed) {
    return new CrmOptions(clock, random, changed, limits);
  }

  /**
   * The same with other limits.
   *
   * @param changed such as {@code Limits.builder().labels(50).build()}
   * @return a copy
   */
  public CrmOptions withLimits(Limits changed) {
    return new CrmOptions(clock, random, activationLifetime, changed);
  }
}

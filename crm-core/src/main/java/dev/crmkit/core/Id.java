package dev.crmkit.core;

/**
 * An identifier of one kind of thing: a number from 1 to 2<sup>53</sup> - 1, so that JavaScript
 * holds it exactly. Identifiers that CrmKit makes are random (rules.md V8) and never used twice
 * (R5).
 */
public interface Id {

  /** The largest number that an identifier can have: 2<sup>53</sup> - 1. */
  long MAX = (1L << 53) - 1;

  /**
   * The number itself.
   *
   * @return 1 to {@link #MAX}
   */
  long value();

  /**
   * Checks a number that shall become an identifier.
   *
   * @param kind the kind of thing, for the message
   * @param value the number
   * @throws IllegalArgumentException when the number is not from 1 to {@link #MAX}
   */
  static void check(String kind, long value) {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException(
          "a " + kind + " id is a number from 1 to " + MAX + ", not " + value);
    }
  }
}

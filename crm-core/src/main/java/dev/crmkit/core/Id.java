package dev.crmkit.core;

/**
 * An identifier of one kind of thing: a number from 1 to 2<sup>53</sup> - 1, which JavaScript can
 * represent exactly. Identifiers that CrmKit generates are random (rules.md V8) and never reused
 * (R5).
 */
public interface Id {

  /** The largest identifier: 2<sup>53</sup> - 1. */
  long MAX = (1L << 53) - 1;

  /**
   * Returns the number.
   *
   * @return 1 to {@link #MAX}
   */
  long value();

  /**
   * Checks the number of an identifier.
   *
   * @param kind the kind of thing, for the message
   * @param value the number
   * @throws IllegalArgumentException if the number is not from 1 to {@link #MAX}
   */
  static void check(String kind, long value) {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException(
          "a " + kind + " id is a number from 1 to " + MAX + ", not " + value);
    }
  }
}

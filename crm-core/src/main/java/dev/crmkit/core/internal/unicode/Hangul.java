package dev.crmkit.core.internal.unicode;

/**
 * Decomposition and composition of Hangul syllables, which is computed rather than listed (The
 * Unicode Standard, 3.12 Conjoining Jamo Behavior).
 */
final class Hangul {

  static final int FIRST_SYLLABLE = 0xAC00;
  static final int SYLLABLES = 11_172;

  private static final int FIRST_LEADING = 0x1100;
  private static final int LEADING = 19;
  private static final int FIRST_VOWEL = 0x1161;
  private static final int VOWELS = 21;

  /** One before the first: a syllable without a trailing consonant counts as having this one. */
  private static final int NO_TRAILING = 0x11A7;

  private static final int TRAILING = 28;

  private Hangul() {}

  static boolean isSyllable(int codePoint) {
    return codePoint >= FIRST_SYLLABLE && codePoint < FIRST_SYLLABLE + SYLLABLES;
  }

  /** Returns the two or three jamo of a syllable. */
  static int[] decompose(int syllable) {
    int index = syllable - FIRST_SYLLABLE;
    int leading = FIRST_LEADING + index / (VOWELS * TRAILING);
    int vowel = FIRST_VOWEL + index % (VOWELS * TRAILING) / TRAILING;
    int trailing = NO_TRAILING + index % TRAILING;
    return trailing == NO_TRAILING
        ? new int[] {leading, vowel}
        : new int[] {leading, vowel, trailing};
  }

  /** Returns the syllable that two code points make, or 0. */
  static int compose(int first, int second) {
    int leading = first - FIRST_LEADING;
    int vowel = second - FIRST_VOWEL;
    if (leading >= 0 && leading < LEADING && vowel >= 0 && vowel < VOWELS) {
      return FIRST_SYLLABLE + (leading * VOWELS + vowel) * TRAILING;
    }
    int trailing = second - NO_TRAILING;
    boolean open = isSyllable(first) && (first - FIRST_SYLLABLE) % TRAILING == 0;
    return open && trailing > 0 && trailing < TRAILING ? first + trailing : 0;
  }
}

package dev.crmkit.store.memory.internal.index;

/**
 * Encodes the beginning of a name's sort key as numbers that compare as the keys do. The encoding
 * gives small Cyrillic letters one byte each, like small Latin letters, so that two words
 * distinguish most names.
 */
final class NamePrefix {

  /** The number of words in a prefix. */
  static final int LENGTH = 2;

  private static final int BYTES = LENGTH * Long.BYTES;

  private final long[] words = new long[LENGTH];
  private int length;

  private NamePrefix() {}

  static long[] of(String key) {
    NamePrefix made = new NamePrefix();
    for (int i = 0; i < key.length() && made.length < BYTES; i++) {
      made.add(key.charAt(i));
    }
    for (int i = 0; i < LENGTH; i++) {
      made.words[i] ^= Long.MIN_VALUE; // makes signed comparison equal to unsigned
    }
    return made.words;
  }

  /** Appends a character; surrogates sort after all others, as their code points do. */
  private void add(char letter) {
    if (letter < 0x80) {
      addByte(letter);
    } else if (letter < 'а') {
      addByte(0x80 + (letter >> 8));
      addByte(letter);
    } else if (letter <= 'я') {
      addByte(0xC0 + letter - 'а');
    } else {
      addByte(Character.isSurrogate(letter) ? 0xE1 : 0xE0);
      addByte(letter >> 8);
      addByte(letter);
    }
  }

  private void addByte(int value) {
    if (length < BYTES) {
      words[length / Long.BYTES] |= (value & 0xFFL) << (56 - 8 * (length % Long.BYTES));
      length++;
    }
  }
}

package dev.crmkit.store.memory.internal.index;

/**
 * The first bytes of a name's key as numbers, which compare as the keys do. They are in a code of
 * our own, in which the small letters of Cyrillic take one byte, as those of Latin do: two words
 * then tell most names apart.
 */
final class NamePrefix {

  /** How many words are made of a key. */
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
      made.words[i] ^= Long.MIN_VALUE; // so that they compare as signed numbers
    }
    return made.words;
  }

  /** What begins with a larger byte is larger; surrogates stand for what is above all others. */
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

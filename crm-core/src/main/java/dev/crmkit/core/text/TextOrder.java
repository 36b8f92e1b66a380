package dev.crmkit.core.text;

import dev.crmkit.core.internal.unicode.CaseFolding;
import java.util.Comparator;

/**
 * The collation of texts: how they are sorted, searched and compared, the same in every store and
 * on every JDK (rules.md R5). Texts are compared by the code points of a key, for which case does
 * not count and ё equals е. Stores keep the key next to the text, which stays as given. ADR 10
 * describes the key and the reasons.
 */
public final class TextOrder {

  /** Compares two keys by code point, which is also the order of their UTF-8 bytes. */
  public static final Comparator<String> BY_CODE_POINT = TextOrder::compareCodePoints;

  private TextOrder() {}

  /**
   * Computes the sort and search key of a text: its Normalization Form C with full Unicode case
   * folding, without default-ignorable and control characters, with each white space as a space, ı
   * and İ as i, and ё as е. The function is idempotent.
   *
   * @param text any text
   * @return its key
   */
  public static String key(String text) {
    return CaseFolding.STANDARD.fold(text, true);
  }

  /**
   * Computes the key by which names are compared if they must be unique or something is found by
   * its name (rules.md U12, F4, S3). It differs from {@link #key} in that ё and е are different,
   * runs of spaces are collapsed, and leading and trailing spaces are removed. It is empty if and
   * only if the text {@linkplain Texts#isBlank is blank}.
   *
   * @param name a name, such as that of a label or an option, or an e-mail address
   * @return its key; two names are the same if their keys are equal
   */
  public static String nameKey(String name) {
    String folded = CaseFolding.STANDARD.fold(name, false);
    StringBuilder key = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char each = folded.charAt(i);
      boolean isFirstSpace = !key.isEmpty() && key.charAt(key.length() - 1) != ' ';
      if (each != ' ' || isFirstSpace) {
        key.append(each);
      }
    }
    int end = key.length();
    return key.substring(0, end > 0 && key.charAt(end - 1) == ' ' ? end - 1 : end);
  }

  /**
   * Returns whether a text contains another, as searches compare them.
   *
   * @param text the text to search
   * @param part the text to find; a text with an empty key is found everywhere
   * @return true if the key of the text contains the key of the part
   */
  public static boolean contains(String text, String part) {
    return key(text).contains(key(part));
  }

  private static int compareCodePoints(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand for code points above all of the basic plane.
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}

package dev.crmkit.core.text;

import dev.crmkit.core.internal.unicode.CaseFolding;
import java.util.Comparator;

/**
 * The order in which texts are sorted, searched and compared, the same in every store and on every
 * JDK (rules.md R5): by code point of a key, in which case does not count and ё is е. Two texts
 * with the same {@link #key} are equal in it. Stores keep the key next to the text; the text stays
 * as given. ADR 10 describes the key and the reasons.
 */
public final class TextOrder {

  /** Compares two keys by their code points, as their UTF-8 bytes would compare. */
  public static final Comparator<String> BY_CODE_POINT = TextOrder::compareCodePoints;

  private TextOrder() {}

  /**
   * Computes what a text is sorted and searched by: the text in Normalization Form C, with full
   * case folding of Unicode, without default-ignorable and control characters, each white space as
   * a space, ı and İ as i, ё as е. The key of a key is the key itself.
   *
   * @param text any text
   * @return its key
   */
  public static String key(String text) {
    return CaseFolding.STANDARD.fold(text, true);
  }

  /**
   * Computes what a name is compared with others by, where names must be unique or something is
   * given by its name (rules.md U12, F4, S3). It is the {@link #key} except that ё and е are
   * different, each run of spaces is one space, and there is none at the beginning and the end. It
   * is empty exactly if the text {@linkplain Texts#isBlank is blank}.
   *
   * @param name the name of anything, such as a label or an option, or an e-mail address
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
   * Whether one text contains another, as a search finds it.
   *
   * @param text the text that is searched
   * @param part the text that is searched for; one with an empty key is found everywhere
   * @return true if the key of the one contains the key of the other
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

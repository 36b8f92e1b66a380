package dev.crmkit.core.text;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * The one order of texts, the same in every store (rules.md R5): without case, ё beside е, then by
 * code point. Two texts with the same {@link #key} are equal in it.
 */
public final class TextOrder {

  /** Compares two keys by their code points, as their UTF-8 bytes would compare. */
  public static final Comparator<String> BY_CODE_POINT = TextOrder::compareCodePoints;

  private TextOrder() {}

  /**
   * What a text is sorted and searched by: composed (NFC), folded to lower case in no locale, with
   * ё as е.
   *
   * @param text any text
   * @return its key
   */
  public static String key(String text) {
    String key = caseless(text);
    while (key.indexOf('ё') >= 0) {
      // A second diaeresis would make it ё again.
      key = Normalizer.normalize(key.replace('ё', 'е'), Normalizer.Form.NFC);
    }
    return key;
  }

  /**
   * What a text is told from others by where case does not count, as in e-mail addresses and the
   * names of labels.
   *
   * @param text any text
   * @return the text composed (NFC) and folded to lower case in no locale
   */
  public static String caseless(String text) {
    // There and back again: of the letters that case makes one, not all meet in one step (ẞ, ß,
    // ss).
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
            .replace('ς', 'σ');
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /**
   * Whether one text stands somewhere in another, as a search would find it.
   *
   * @param text where to look
   * @param part what to look for; empty is found everywhere
   * @return true when it is there
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

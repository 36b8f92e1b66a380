package dev.crmkit.store.testkit.internal.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys for comparing, sorting and searching texts (R5), for characters that the JDK knows and whose
 * case folding equals a conversion to upper and lower case.
 */
public final class FoldedTexts {

  private static final Pattern SPACE = Pattern.compile("[\\p{IsWhite_Space}\\x{2800}]");

  /** Control characters and the default-ignorable code points of Unicode. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\x{AD}\\x{34F}\\x{61C}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
              + "\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{3164}"
              + "\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{1BCA0}-\\x{1BCA3}"
              + "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

  private static final Pattern DOTTED_I = Pattern.compile("(?<=i\\p{M}{0,9})\\x{307}");

  private FoldedTexts() {}

  /** Returns the key by which a text is sorted and searched: without case, ё as е. */
  public static String key(String text) {
    return folded(text).replace('ё', 'е');
  }

  /**
   * Returns the key by which names are compared (U12, F4, S3): without case and invisible spaces.
   */
  public static String nameKey(String text) {
    return folded(text).replaceAll(" +", " ").trim();
  }

  private static String folded(String text) {
    String visible = INVISIBLE.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("");
    String folded =
        Normalizer.normalize(visible, Normalizer.Form.NFD)
            // Both conversions, since the upper case of ẞ is itself, but that of ß is two letters.
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
            .replace('ς', 'σ');
    return Normalizer.normalize(DOTTED_I.matcher(folded).replaceAll(""), Normalizer.Form.NFC);
  }

  public static boolean isBlank(@Nullable String text) {
    return text == null || nameKey(text).isEmpty();
  }

  public static boolean hasBlank(String text) {
    return SPACE.matcher(text).find() || INVISIBLE.matcher(text).find();
  }
}

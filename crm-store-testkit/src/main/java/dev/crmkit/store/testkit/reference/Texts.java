package dev.crmkit.store.testkit.reference;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts (R5). */
final class Texts {

  private Texts() {}

  /** What a text sorts and is searched by: without case, ё beside е. */
  static String key(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replace('ё', 'е');
  }

  static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}

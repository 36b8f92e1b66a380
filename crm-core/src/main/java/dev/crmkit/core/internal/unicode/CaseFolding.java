package dev.crmkit.core.internal.unicode;

import org.jspecify.annotations.Nullable;

/**
 * Default caseless matching of the Unicode Standard (3.13, D145: full case folding of the canonical
 * decomposition), with these additions: invisible characters are dropped, each white space becomes
 * a space, the Latin letters i, I, ı and İ are one, and, on request, Cyrillic ё is е.
 *
 * <p>The result is in Normalization Form C, and folding it again changes nothing. Whatever the
 * text, the time is linear in its length: each step passes over the text once.
 */
public final class CaseFolding {

  public static final CaseFolding STANDARD = new CaseFolding(UnicodeData.STANDARD);

  private static final int DOT_ABOVE = 0x0307;
  private static final int DIAERESIS = 0x0308;

  /** The texts of most languages of Europe have only characters below this one. */
  private static final int COMMON = 0x0530;

  private final UnicodeData data;
  private final Normalization normalization;

  /** What each common character is folded to, or 0 if its neighbours count or it is not one. */
  private final char[] common = new char[COMMON];

  CaseFolding(UnicodeData data) {
    this.data = data;
    this.normalization = new Normalization(data);
    for (char each = 0; each < COMMON; each++) {
      String folded = foldFully(String.valueOf(each), false);
      if (data.combiningClass(each) == 0 && folded.length() == 1) {
        common[each] = folded.charAt(0);
      }
    }
  }

  /**
   * Folds a text.
   *
   * @param yoAsYe whether ё becomes е
   */
  public String fold(String text, boolean yoAsYe) {
    String folded = foldCommon(text, yoAsYe);
    return folded == null ? foldFully(text, yoAsYe) : folded;
  }

  /** Folds a text of common characters, each by itself; returns null if there is any other. */
  private @Nullable String foldCommon(String text, boolean yoAsYe) {
    char[] folded = null;
    for (int i = 0; i < text.length(); i++) {
      char given = text.charAt(i);
      char to = given < COMMON ? common[given] : 0;
      if (to == 0) {
        return null;
      }
      if (to == 'ё' && yoAsYe) {
        to = 'е';
      }
      if (to != given) {
        folded = folded == null ? text.toCharArray() : folded;
        folded[i] = to;
      }
    }
    return folded == null ? text : new String(folded);
  }

  private String foldFully(String text, boolean yoAsYe) {
    CodePoints decomposed = normalization.decompose(visible(text));
    CodePoints folded = normalization.decompose(foldEach(decomposed));
    return normalization.compose(withoutMarks(folded, yoAsYe)).toString();
  }

  private CodePoints visible(String text) {
    CodePoints visible = new CodePoints(text.length());
    text.codePoints()
        .filter(codePoint -> !data.isInvisible(codePoint))
        .forEach(codePoint -> visible.add(data.isSpace(codePoint) ? ' ' : codePoint));
    return visible;
  }

  private CodePoints foldEach(CodePoints decomposed) {
    CodePoints folded = new CodePoints(decomposed.size());
    for (int i = 0; i < decomposed.size(); i++) {
      int codePoint = decomposed.get(i);
      int[] folding = data.folding(codePoint);
      if (folding != null) {
        for (int each : folding) {
          folded.add(each);
        }
      } else {
        folded.add(codePoint == 'ı' ? 'i' : codePoint);
      }
    }
    return folded;
  }

  /** Drops the dots of i, so that İ is i, and of е the diaereses, so that ё is е. */
  private CodePoints withoutMarks(CodePoints decomposed, boolean yoAsYe) {
    CodePoints rest = new CodePoints(decomposed.size());
    int base = 0;
    for (int i = 0; i < decomposed.size(); i++) {
      int codePoint = decomposed.get(i);
      if (data.combiningClass(codePoint) == 0) {
        base = codePoint;
      }
      boolean dropped =
          (base == 'i' && codePoint == DOT_ABOVE)
              || (base == 'е' && codePoint == DIAERESIS && yoAsYe);
      if (!dropped) {
        rest.add(codePoint);
      }
    }
    return rest;
  }
}

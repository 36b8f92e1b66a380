package dev.crmkit.core.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/** The keys of {@link TextOrder}, computed with ICU4J and regular expressions. */
public final class IcuKeys {

  private static final UnicodeSet SPACES = new UnicodeSet("[[:White_Space:]\u2800]").freeze();
  private static final UnicodeSet INVISIBLE =
      new UnicodeSet("[[[:Default_Ignorable_Code_Point:][:Cc:]]-[:White_Space:]]").freeze();
  private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private IcuKeys() {}

  public static boolean isSpace(int codePoint) {
    return SPACES.contains(codePoint);
  }

  public static boolean isInvisible(int codePoint) {
    return INVISIBLE.contains(codePoint);
  }

  static boolean isBlank(String text) {
    return text.codePoints().allMatch(each -> isSpace(each) || isInvisible(each));
  }

  public static String key(String text) {
    return NFC.normalize(withoutMark(decomposedAndFolded(text), 'е', '\u0308'));
  }

  static String nameKey(String text) {
    return NFC.normalize(decomposedAndFolded(text)).replaceAll(" +", " ").replaceAll("^ | $", "");
  }

  private static String decomposedAndFolded(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .filter(each -> !isInvisible(each))
        .forEach(each -> visible.appendCodePoint(isSpace(each) ? ' ' : each));
    String folded = UCharacter.foldCase(NFD.normalize(visible), true).replace('ı', 'i');
    return withoutMark(NFD.normalize(folded), 'i', '\u0307');
  }

  private static String withoutMark(String decomposed, char base, char mark) {
    StringBuilder rest = new StringBuilder();
    boolean afterBase = false;
    for (int each : decomposed.codePoints().toArray()) {
      if (UCharacter.getCombiningClass(each) == 0) {
        afterBase = each == base;
      }
      if (!afterBase || each != mark) {
        rest.appendCodePoint(each);
      }
    }
    return rest.toString();
  }
}

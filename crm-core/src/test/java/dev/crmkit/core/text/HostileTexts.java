package dev.crmkit.core.text;

import com.ibm.icu.text.UnicodeSet;
import dev.crmkit.core.testing.ModelValues;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that a comparison of texts may get wrong. */
final class HostileTexts {

  /** Letters of odd case, marks to be put in order, invisible characters, spaces, four bytes. */
  private static final List<String> ODD =
      List.of(
          "ё",
          "Ё",
          "е",
          "Е",
          "е\u0308",
          "\u0308",
          "\u0301",
          "\u0345",
          "\u0316",
          "ß",
          "ẞ",
          "ss",
          "ſ",
          "S",
          "İ",
          "ı",
          "i",
          "I",
          "\u0307",
          "Σ",
          "ς",
          "σ",
          "ŉ",
          "ǰ",
          "ǅ",
          "Ǆ",
          "ǆ",
          "ﬁ",
          "fi",
          "ᾳ",
          "ΐ",
          "\u212A",
          "k",
          "Å",
          "\u212B",
          "а\u030A",
          "Ꭰ",
          "ꭰ",
          "𐐀",
          "𐐨",
          "😀",
          "\uFFFD",
          "ᄀ",
          "ᅡ",
          "ᆨ",
          "각",
          "Ω",
          "\u2126",
          "µ",
          "μ",
          "ა",
          "Ა",
          " ",
          "1",
          "й",
          "Й",
          "ї",
          "\u0F73",
          "\u0F71",
          "\u0344",
          "\u0958",
          "\u1E9B\u0323",
          "\u00A0",
          "\t",
          "\r\n",
          "\u3000",
          "\u2800",
          "\u200B",
          "\u200D",
          "\uFEFF",
          "\u2060",
          "\u00AD",
          "\u3164",
          "\u115F",
          "\u034F",
          "\u0085",
          "\u0001",
          "\u007F",
          "\uFE0F",
          "\uDB40\uDC41",
          "\u2028",
          "a",
          "A");

  private static final UnicodeSet CASED = new UnicodeSet("[:Changes_When_Casefolded:]");
  private static final UnicodeSet COMPOSED = new UnicodeSet("[:^NFD_Quick_Check=Yes:]");
  private static final UnicodeSet MARKS = new UnicodeSet("[:^Canonical_Combining_Class=0:]");

  private HostileTexts() {}

  static Arbitrary<String> odd() {
    return Arbitraries.of(ODD).list().ofMaxSize(8).map(parts -> String.join("", parts));
  }

  /** Any text without half a surrogate pair, as every store takes it. */
  static Arbitrary<String> storable() {
    return Arbitraries.oneOf(
            ModelValues.texts(),
            odd(),
            Arbitraries.oneOf(from(CASED), from(COMPOSED), from(MARKS), Arbitraries.of(ODD))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts)))
        .filter(Texts::isStorable);
  }

  private static Arbitrary<String> from(UnicodeSet set) {
    return Arbitraries.integers()
        .between(0, set.size() - 1)
        .map(index -> Character.toString(set.charAt(index)));
  }
}

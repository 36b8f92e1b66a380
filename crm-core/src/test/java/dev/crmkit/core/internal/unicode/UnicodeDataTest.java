package dev.crmkit.core.internal.unicode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import dev.crmkit.core.text.IcuKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The properties of every code point equal those of ICU4J (rules.md R5). */
@Tag("R5")
class UnicodeDataTest {

  private static final UnicodeData DATA = UnicodeData.STANDARD;
  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  @Test
  void theTableIsTheOutputOfTheGenerator() throws IOException {
    Path source = Path.of("src/main/java/dev/crmkit/core/internal/unicode/UnicodeTable.java");

    assertThat(UnicodeTableGenerator.generate()).isEqualTo(Files.readString(source));
  }

  @Test
  void theClassesOfEveryCodePointEqualThoseOfIcu() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      boolean right =
          DATA.isSpace(each) == IcuKeys.isSpace(each)
              && DATA.isInvisible(each) == IcuKeys.isInvisible(each)
              && DATA.combiningClass(each) == UCharacter.getCombiningClass(each);
      if (!right) {
        fail("U+%04X", each);
      }
    }
  }

  @Test
  void everyCodePointIsFoldedAndDecomposedLikeInIcu() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      String text = Character.toString(each);
      String folded = UCharacter.foldCase(text, true);
      boolean right =
          folded.equals(text(DATA.folding(each), text))
              && text(DATA.decomposition(each), "").equals(decomposition(each));
      if (!right) {
        fail("U+%04X", each);
      }
    }
  }

  @Test
  void everyDecomposedPairIsComposedLikeInIcu() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      int[] parts = DATA.decomposition(each);
      if (parts != null && parts.length == 2) {
        assertThat(DATA.composition(parts[0], parts[1]))
            .as("U+%04X", each)
            .isEqualTo(Math.max(0, NFC.composePair(parts[0], parts[1])));
        assertThat(DATA.composition(parts[1], parts[0]))
            .as("U+%04X", each)
            .isEqualTo(Math.max(0, NFC.composePair(parts[1], parts[0])));
      }
    }
  }

  private static String decomposition(int codePoint) {
    String mapping =
        Hangul.isSyllable(codePoint)
            ? Normalizer2.getNFDInstance().getDecomposition(codePoint)
            : NFC.getRawDecomposition(codePoint);
    return mapping == null ? "" : mapping;
  }

  private static String text(int @Nullable [] points, String otherwise) {
    return points == null ? otherwise : new String(points, 0, points.length);
  }
}

package dev.crmkit.core.internal.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.text.IcuKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folding takes linear time, measured in look-ups of properties (rules.md R5). */
@Tag("R5")
class CaseFoldingTest {

  private static final int LENGTH = 20_000;

  /** More look-ups than any character needs. */
  private static final int LOOKUPS_PER_CHARACTER = 40;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0308",
        "\u0301\u0316",
        "\u0316\u0301",
        "\u0307",
        "\u0345\u0301",
        "\u0F73\u0301",
        "\u0344\u0316",
        "\u0301\u0316е",
        "\u1F82",
        "각",
        "\u1100",
        "\u1161",
        "İ",
        "\u200B",
        " ",
        "\uD834\uDD5E"
      })
  void theWorkIsLinear(String repeated) {
    Counted data = new Counted();
    CaseFolding folding = new CaseFolding(data);
    String text = "е" + repeated.repeat(LENGTH / repeated.length());

    data.lookups = 0;
    String folded = folding.fold(text, true);

    assertThat(data.lookups).isLessThanOrEqualTo((long) LOOKUPS_PER_CHARACTER * LENGTH);
    assertThat(folded.length()).isLessThanOrEqualTo(4 * text.length());
    assertThat(folding.fold(folded, true)).isEqualTo(folded);
    assertThat(IcuKeys.key(text)).isEqualTo(folded);
  }

  /** Counts look-ups. Every step of the folding looks up a property. */
  private static final class Counted extends UnicodeData {
    long lookups;

    @Override
    public boolean isSpace(int codePoint) {
      lookups++;
      return super.isSpace(codePoint);
    }

    @Override
    public boolean isInvisible(int codePoint) {
      lookups++;
      return super.isInvisible(codePoint);
    }

    @Override
    int combiningClass(int codePoint) {
      lookups++;
      return super.combiningClass(codePoint);
    }

    @Override
    int @Nullable [] folding(int codePoint) {
      lookups++;
      return super.folding(codePoint);
    }

    @Override
    int @Nullable [] decomposition(int codePoint) {
      lookups++;
      return super.decomposition(codePoint);
    }

    @Override
    int composition(int first, int second) {
      lookups++;
      return super.composition(first, second);
    }
  }
}

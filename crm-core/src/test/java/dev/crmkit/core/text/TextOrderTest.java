package dev.crmkit.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one order of texts (rules.md R5), by examples; what always holds is tried at random. */
@Tag("R5")
class TextOrderTest {

  @Test
  void aTextComesBeforeThoseThatBeginWithIt() {
    assertThat(
            Stream.of("ab", "", "a", "aa", "\uD83D\uDE00a", "\uD83D\uDE00", "\uFFFD")
                .sorted(TextOrder.BY_CODE_POINT))
        .containsExactly("", "a", "aa", "ab", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE00a");
  }
}

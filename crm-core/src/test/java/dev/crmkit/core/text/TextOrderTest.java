package dev.crmkit.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of texts (rules.md R5), by examples. */
@Tag("R5")
class TextOrderTest {

  @Test
  void aTextSortsBeforeTextsThatBeginWithIt() {
    assertThat(
            Stream.of("ab", "", "a", "aa", "\uD83D\uDE00a", "\uD83D\uDE00", "\uFFFD")
                .sorted(TextOrder.BY_CODE_POINT))
        .containsExactly("", "a", "aa", "ab", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE00a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"istanbul", "Istanbul", "ıstanbul", "İstanbul", "i\u0307STANBUL", "İSTANBUL"})
  void aSearchTreatsTheFourLettersIAsOne(String text) {
    assertThat(TextOrder.key(text)).isEqualTo("istanbul");
    assertThat(TextOrder.contains("in " + text, "istanbul")).isTrue();
    assertThat(TextOrder.nameKey(text)).isEqualTo("istanbul");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vip client",
        "VIP Client",
        "vip\u00A0client",
        "vip \t\r\n client",
        " vip client\u3000",
        "v\u00ADip client\u200B",
        "\uFEFFvip\u2060 client",
        "vip\u2028client",
        "vıp\u2800client",
        "vip client\u0001\u007F",
        "vip\u0085client",
        "\u3164vip client\uFE0F"
      })
  void invisibleCharactersDoNotCountInNames(String name) {
    assertThat(TextOrder.nameKey(name)).isEqualTo("vip client");
  }

  @Test
  void invisibleCharactersDoNotCountInSearches() {
    assertThat(TextOrder.contains("A\u00ADcme\u00A0Corp\u200B", "acme corp")).isTrue();
    assertThat(TextOrder.contains("Acme", "\u200Bacme\uFEFF")).isTrue();
    assertThat(TextOrder.contains("Acme", "ac me")).isFalse();
  }
}

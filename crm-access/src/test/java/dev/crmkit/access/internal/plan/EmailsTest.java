package dev.crmkit.access.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.error.Violations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an e-mail address: rules.md U12. */
@Tag("U12")
class EmailsTest {

  /** With the "@", one character more than is left of 254 when the local part is the longest. */
  private static final String LONG_DOMAIN = "@" + "b.".repeat(92) + "org.";

  private static boolean isAddress(String email) {
    Violations violations = new Violations();
    Emails.check("email", email, violations);
    return violations.isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vera@example.com", "Vera.Smith+crm@Mail.Example.com", "o'neil@example.com", "v@localhost",
        "вера@пример.рф", "v@xn--e1afmkfd.xn--p1ai", "ALİ@example.com", "_@x.org"
      })
  void aBareAddressIsOne(String email) {
    assertThat(isAddress(email)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vera",
        "@",
        "vera@",
        "@example.com",
        "a@b@example.com",
        "vera@..",
        "vera@.",
        "vera@x.",
        "vera@a..b",
        ".vera@x.org",
        "vera.@x.org",
        "a..b@x.org",
        "vera@-x.org",
        "vera@x-.org",
        "vera@x_y.org",
        "vera@x,org",
        "vera@x:25",
        "vera@x.org?subject=hi",
        "vera@x.org,b@y.org"
      })
  void aTextWithAMistakeIsNone(String email) {
    assertThat(isAddress(email)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<vera@example.com>", "Vera <vera@example.com>", "mailto:vera@example.com",
        "vera(work)@example.com", "vera@(work)example.com", "\"vera\"@example.com",
        "\"vera smith\"@example.com", "vera@[127.0.0.1]", "vera@127.0.0.1",
        "@relay.org:vera@example.com", "=?utf-8?q?vera?=@example.com"
      })
  void whatAHeaderHasAroundAnAddressIsRefused(String email) {
    assertThat(isAddress(email)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t",
        "\n",
        "\r\n",
        "\u00A0",
        "\u2003",
        "\u3000",
        "\u200B",
        "\u200D",
        "\uFEFF",
        "\u2060",
        "\u00AD",
        "\u3164",
        "\u2800",
        "\u202E",
        "\u0001",
        "\u0085",
        "\uFE0F",
        "\uDB40\uDC41"
      })
  void anAddressHasNoSpaceAndNothingInvisible(String blank) {
    assertThat(isAddress(blank + "vera@example.com")).isFalse();
    assertThat(isAddress("ve" + blank + "ra@example.com")).isFalse();
    assertThat(isAddress("vera@exam" + blank + "ple.com")).isFalse();
    assertThat(isAddress("vera@example.com" + blank)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 65})
  void anAddressHasAtMost254CharactersAnd64BeforeTheAt(int local) {
    assertThat(isAddress("a".repeat(local) + "@example.com")).isEqualTo(local <= 64);
    assertThat(isAddress("a".repeat(local) + LONG_DOMAIN + "x")).isEqualTo(local <= 64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vera\0@example.com", "\uD83D@example.com"})
  void anAddressThatCannotBeStoredIsRefused(String email) {
    assertThat(isAddress(email)).isFalse();
  }
}

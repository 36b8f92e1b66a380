package dev.crmkit.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requirements on texts (rules.md R5). */
class TextsTest {

  @Tag("R5")
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ё", "😀", "a😀b", "\u0001\uFFFF", "\uFEFF"})
  void validUnicodeCanBeStored(String text) {
    assertThat(Texts.isStorable(text)).isTrue();
  }

  @Tag("R5")
  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "a\u0000", "\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83Da", "😀\uD83D"})
  void nulAndUnpairedSurrogatesCannotBeStored(String text) {
    assertThat(Texts.isStorable(text)).isFalse();
    assertThat(nameViolations("a" + text)).containsExactly(ViolationCode.MALFORMED);
  }

  @Tag("R1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "\u2003",
        "\u00A0",
        "\u200B",
        "\uFEFF",
        "\u2060",
        "\u00AD",
        "\u3164",
        "\u2800",
        "\u0001",
        "\u007F",
        "\u0085",
        "\uDB40\uDC41",
        " \u200B\u0000"
      })
  void aNameIsNotBlank(String text) {
    assertThat(nameViolations(text)).containsExactly(ViolationCode.REQUIRED);
  }

  @Tag("R1")
  @Test
  void aNamesLengthIsCountedInCharacters() {
    assertThat(nameViolations("😀".repeat(Texts.MAX_NAME))).isEmpty();
    assertThat(nameViolations("😀".repeat(Texts.MAX_NAME) + "a"))
        .containsExactly(ViolationCode.OUT_OF_RANGE);
  }

  @Tag("A4")
  @Test
  void allViolationsOfANameAreReported() {
    assertThat(nameViolations("a" + "\u0000".repeat(Texts.MAX_NAME)))
        .containsExactly(ViolationCode.MALFORMED, ViolationCode.OUT_OF_RANGE);
  }

  private static List<ViolationCode> nameViolations(String text) {
    Violations violations = new Violations();
    Texts.checkName("name", text, violations);
    try {
      violations.throwIfAny();
      return List.of();
    } catch (InvalidException e) {
      assertThat(e.violations()).allMatch(violation -> violation.field().equals("name"));
      return e.violations().stream().map(Violation::code).toList();
    }
  }
}

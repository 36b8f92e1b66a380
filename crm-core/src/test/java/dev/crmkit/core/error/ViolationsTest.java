package dev.crmkit.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The violations of one input, reported together (rules.md A4). */
class ViolationsTest {

  private final Violation blank =
      new Violation("name", ViolationCode.REQUIRED, null, "a name, it is required");

  @Test
  void allViolationsAreReportedInOrder() {
    Violations violations =
        new Violations().add("sum", ViolationCode.WRONG_TYPE, "x", "a number").add(blank);

    assertThat(violations.isEmpty()).isFalse();
    InvalidException invalid = catchThrowableOfType(InvalidException.class, violations::throwIfAny);
    assertThat(invalid.violations())
        .containsExactly(new Violation("sum", ViolationCode.WRONG_TYPE, "x", "a number"), blank);
    assertThat(invalid)
        .hasMessage("sum 'x': a number (WRONG_TYPE); name: a name, it is required (REQUIRED)");
  }

  @Test
  void nothingIsThrownWithoutViolations() {
    Violations violations = new Violations();

    assertThat(violations.isEmpty()).isTrue();
    assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
  }

  @Test
  void aLongValueIsAbridgedBetweenCharacters() {
    assertThat(abridged("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(abridged("x".repeat(81))).isEqualTo("x".repeat(77) + "...");
    assertThat(abridged("😀".repeat(41))).isEqualTo("😀".repeat(38) + "...");
    assertThat(abridged("😀".repeat(100))).isEqualTo("😀".repeat(38) + "...");
    Violation violation = new Violation("f", ViolationCode.UNKNOWN, "x".repeat(500), "y");
    assertThat(Objects.requireNonNull(violation.value())).hasSize(500);
  }

  private static String abridged(String value) {
    String words = new Violation("f", ViolationCode.UNKNOWN, value, "y").toString();
    return words.substring(words.indexOf('\'') + 1, words.lastIndexOf('\''));
  }
}

package dev.crmkit.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Values of the form as texts (rules.md F3). */
class FieldValueTest {

  @Test
  void everyValueHasAText() {
    assertThat(FieldValue.text(" a ").asText()).isEqualTo(" a ");
    assertThat(FieldValue.number(new BigDecimal("1E+3")).asText()).isEqualTo("1000");
    assertThat(FieldValue.number(new BigDecimal("1.50")).asText()).isEqualTo("1.50");
    assertThat(FieldValue.checkbox(true).asText()).isEqualTo("true");
    assertThat(FieldValue.checkbox(false).asText()).isEqualTo("false");
    assertThat(FieldValue.date(LocalDate.of(2026, 2, 28)).asText()).isEqualTo("2026-02-28");
    assertThat(FieldValue.choice(OptionId.of(7)).asText()).isEqualTo("option/7");
    assertThat(FieldValue.empty().asText()).isEmpty();
  }

  @Test
  void aNumberWithManyZerosIsShownWithAnExponent() {
    assertThat(FieldValue.number(new BigDecimal("1E+1000")).asText())
        .isEqualTo("1" + "0".repeat(1000));
    assertThat(FieldValue.number(new BigDecimal("1E+1001")).asText()).isEqualTo("1E+1001");
  }

  @Test
  void hashesOfDifferentNumbersDiffer() {
    assertThat(FieldValue.number(BigDecimal.ONE).hashCode())
        .isNotEqualTo(FieldValue.number(BigDecimal.TEN).hashCode());
  }
}

package dev.crmkit.core.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts of money (rules.md R3). */
@Tag("R3")
class MoneyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"100 JPY", "-5 JPY", "0.01 EUR", "1 EUR", "100.5 EUR", "1.234 KWD", "+7.50 USD"})
  void anAmountHasAtMostTheDigitsOfItsCurrency(String text) {
    assertThat(violation(Money.parse(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "100.0 JPY,OUT_OF_RANGE",
    "0.001 EUR,OUT_OF_RANGE",
    "1.2345 KWD,OUT_OF_RANGE",
    "1 XAU,UNKNOWN",
    "1 XXX,UNKNOWN",
    "1 eur,UNKNOWN",
    "1 ABC,UNKNOWN",
    "1 EURO,UNKNOWN",
  })
  void anUnknownCurrencyIsReported(String text, ViolationCode code) {
    assertThat(violation(Money.parse(text)).map(Violation::code)).contains(code);
    assertThat(violation(Money.parse(text)).map(Violation::field)).contains("amount");
  }

  @Test
  void anAmountHasAtMost38Digits() {
    BigDecimal largest = new BigDecimal("9".repeat(38));

    assertThat(violation(new Money(largest, "EUR"))).isEmpty();
    assertThat(violation(new Money(largest.add(BigDecimal.ONE), "EUR"))).isPresent();
    assertThat(violation(new Money(new BigDecimal("1E+38"), "EUR"))).isPresent();
    assertThat(violation(new Money(new BigDecimal("1E+37"), "EUR"))).isEmpty();
    assertThat(violation(new Money(new BigDecimal("1E+2147483647"), "EUR"))).isPresent();
    assertThat(violation(new Money(new BigDecimal("1E-2147483647"), "EUR"))).isPresent();
    assertThat(violation(new Money(new BigDecimal("9".repeat(36) + ".99"), "EUR"))).isEmpty();
    assertThat(violation(new Money(new BigDecimal("9".repeat(37) + ".99"), "EUR"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "0E+1000,0",
    "0E+2147483647,0",
    "1E+2,100",
    "-0.10,-0.10",
    "1.10,1.10",
    "+7.50,7.50",
    "0.00,0.00"
  })
  void anAmountIsStoredWithoutAnExponentAndWithItsTrailingZeros(String given, String stored) {
    Money money = new Money(new BigDecimal(given), "EUR").checked("amount", new Violations());

    assertThat(money.number()).isEqualTo(new BigDecimal(stored));
  }

  @Tag("A4")
  @ParameterizedTest
  @CsvSource({
    "1.001 EUR,1.001 EUR",
    "1 XAU,1 XAU",
    "123456789012345678901234567890123456789 EUR,123456789012345678901234567890123456789 EUR"
  })
  void aViolationShowsTheAmount(String given, String shown) {
    assertThat(violation(Money.parse(given)).map(Violation::value)).contains(shown);
  }

  @Test
  void amountsAreEqualByValue() {
    assertThat(Money.parse("1.0 EUR"))
        .isEqualTo(Money.parse("1.00 EUR"))
        .hasSameHashCodeAs(Money.parse("1.00 EUR"))
        .isNotEqualTo(Money.parse("1.01 EUR"))
        .isNotEqualTo(Money.parse("1.0 USD"));
    assertThat(Money.parse("1 EUR").hashCode()).isNotEqualTo(Money.parse("2 EUR").hashCode());
    assertThat(Money.parse("1 EUR").hashCode()).isNotEqualTo(Money.parse("1 USD").hashCode());
    assertThat(Money.parse("0 EUR"))
        .isEqualTo(Money.parse("-0.00 EUR"))
        .hasSameHashCodeAs(Money.parse("-0.00 EUR"));
  }

  @Test
  void anAmountIsKeptAsGiven() {
    assertThat(Money.parse(" 1.10  EUR ")).hasToString("1.10 EUR");
    assertThat(Money.parse("1.10 EUR").number()).isEqualTo(new BigDecimal("1.10"));
  }

  @Test
  void anAmountWithManyZerosIsShownWithAnExponent() {
    assertThat(new Money(new BigDecimal("1E+2000000000"), "EUR")).hasToString("1E+2000000000 EUR");
    assertThat(new Money(new BigDecimal("1E+99"), "EUR"))
        .hasToString("1" + "0".repeat(99) + " EUR");
    assertThat(new Money(new BigDecimal("1E+1000"), "EUR"))
        .hasToString("1" + "0".repeat(1000) + " EUR");
    assertThat(new Money(new BigDecimal("1E+1001"), "EUR")).hasToString("1E+1001 EUR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "EUR", "1", "1EUR", "1e3 EUR", ".5 EUR", "5. EUR", "1,5 EUR", "٣ EUR", "1 E R"
      })
  void textThatIsNotAnAmountIsRefused(String text) {
    assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<Violation> violation(Money money) {
    Violations violations = new Violations();
    money.checked("amount", violations);
    try {
      violations.throwIfAny();
      return Optional.empty();
    } catch (InvalidException e) {
      assertThat(e.violations()).hasSize(1);
      return Optional.of(e.violations().get(0));
    }
  }
}

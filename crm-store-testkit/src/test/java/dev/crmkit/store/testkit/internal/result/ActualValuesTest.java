package dev.crmkit.store.testkit.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.deal.Money;
import dev.crmkit.store.testkit.internal.format.InvalidFileException;
import dev.crmkit.store.testkit.internal.format.Node;
import dev.crmkit.store.testkit.internal.yaml.YamlFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActualValuesTest {

  private static Node yaml(String text) {
    try {
      return YamlFile.parse(text, "f");
    } catch (InvalidFileException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean matches(ActualValue value, String expected) {
    return value.matches(yaml(expected));
  }

  @Test
  void numbersAreComparedByValueAndPrintedAsGiven() {
    ActualValue number = ActualValues.number(new BigDecimal("12345678901234567890.10"));
    assertThat(matches(number, "12345678901234567890.1")).isTrue();
    assertThat(matches(number, "12345678901234567890.11")).isFalse();
    assertThat(matches(number, "many")).isFalse();
    assertThat(number.toData(yaml("1"))).isEqualTo("12345678901234567890.10");
  }

  @Test
  void textsAreComparedExactly() {
    assertThat(matches(ActualValues.text("1.0"), "1.0")).isTrue();
    assertThat(matches(ActualValues.text("1.0"), "1")).isFalse();
    assertThat(matches(ActualValues.text("null"), "'null'")).isTrue();
    assertThat(matches(ActualValues.text("null"), "null")).isFalse();
    assertThat(matches(ActualValues.ABSENT, "null")).isTrue();
    assertThat(matches(ActualValues.ABSENT, "''")).isFalse();
  }

  @Test
  void amountsTimesAndAddressesAreComparedByValue() {
    assertThat(matches(ActualValues.amount(Money.parse("100.00 EUR")), "100 EUR")).isTrue();
    assertThat(matches(ActualValues.amount(Money.parse("100.00 EUR")), "100 USD")).isFalse();
    ActualValue time = ActualValues.time(Instant.parse("2026-03-01T10:00:00Z"));
    assertThat(matches(time, "2026-03-01T10:00:00.000Z")).isTrue();
    assertThat(matches(time, "tomorrow")).isFalse();
    assertThat(matches(ActualValues.address("2001:db8:0:0:0:0:0:1"), "'2001:DB8::1'")).isTrue();
    assertThat(matches(ActualValues.address("10.0.0.1"), "example.com")).isFalse();
  }

  @Test
  void theExistenceOfATimeCanBeExpectedWithoutItsValue() {
    Instant at = Instant.parse("2026-03-01T10:00:00Z");
    assertThat(matches(ActualValues.done(Optional.of(at)), "true")).isTrue();
    assertThat(matches(ActualValues.done(Optional.of(at)), "2026-03-01T10:00:00Z")).isTrue();
    assertThat(matches(ActualValues.done(Optional.of(at)), "false")).isFalse();
    assertThat(matches(ActualValues.done(Optional.empty()), "false")).isTrue();
    assertThat(matches(ActualValues.done(Optional.empty()), "null")).isTrue();
  }

  @Test
  void bagsIgnoreTheOrderAndSequencesDoNot() {
    assertThat(matches(ActualValues.bag(List.of("a", "b", "b")), "[b, a, b]")).isTrue();
    assertThat(matches(ActualValues.bag(List.of("a", "b", "b")), "[b, a, a]")).isFalse();
    assertThat(matches(ActualValues.bag(List.of("a", "b")), "[a]")).isFalse();
    assertThat(matches(ActualValues.sequence(List.of("a", "b")), "[a, b]")).isTrue();
    assertThat(matches(ActualValues.sequence(List.of("a", "b")), "[b, a]")).isFalse();
    assertThat(matches(ActualValues.sequence(List.of("a")), "a")).isFalse();
  }

  @Test
  void onlyExpectedAttributesAreCompared() {
    ActualValue value =
        ActualValues.attributes(Map.of("a", ActualValues.text("1"), "b", ActualValues.ABSENT));
    assertThat(matches(value, "{a: 1}")).isTrue();
    assertThat(matches(value, "{a: 1, b: null}")).isTrue();
    assertThat(matches(value, "{a: 2}")).isFalse();
    assertThat(value.toData(yaml("{a: 2}"))).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void completeMapsMustMatchAndNullEqualsAbsent() {
    ActualValue value =
        ActualValues.exactly(Map.of("a", ActualValues.text("1"), "b", ActualValues.text("2")));
    assertThat(matches(value, "{a: 1, b: 2, c: null}")).isTrue();
    assertThat(matches(value, "{a: 1}")).isFalse();
    assertThat(matches(value, "{a: 1, b: 2, c: 3}")).isFalse();
  }

  @Test
  void anOutcomeIsExpectedByItsWordOrItsInvalidField() {
    ActualValue invalid = new Outcome("invalid", List.of(Set.of("name"), Set.of("phone")));
    assertThat(matches(invalid, "invalid")).isTrue();
    assertThat(matches(invalid, "{error: invalid, field: phone}")).isTrue();
    assertThat(matches(invalid, "{error: invalid}")).isTrue();
    assertThat(matches(invalid, "{error: invalid, field: budget}")).isFalse();
    assertThat(matches(invalid, "denied")).isFalse();
    assertThat(invalid.toData(yaml("ok"))).isEqualTo("invalid");
    assertThat(invalid.toData(yaml("{error: invalid, field: x}")))
        .isEqualTo(Map.of("error", "invalid", "fields", List.of("name", "phone")));
  }
}

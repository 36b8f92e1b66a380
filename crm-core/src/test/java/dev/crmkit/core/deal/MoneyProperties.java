package dev.crmkit.core.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.json.CrmJson;
import dev.crmkit.core.testing.ModelValues;
import dev.crmkit.testing.TextMutation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Amounts compared with the currencies of Java, and with a second reading of their texts. */
@Tag("R3")
class MoneyProperties {

  private static final List<String> SPLICES =
      List.of(
          "", " ", "\t", "\r\n", "\u00a0", "+", "-", ".", "..", ",", "0", "9999", "e3", "E-1",
          "EUR", "eur", "JPY", "€", "٣", "１", "NaN", "\u0000", "\uD83D", "😀");

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void anAmountHasAtMostTheDigitsOfItsCurrency(
      @ForAll("numbers") BigDecimal number, @ForAll("currencies") String currency) {
    Optional<ViolationCode> expected = expected(number, currency);
    Statistics.label("outcome")
        .collect(expected)
        .coverage(
            all ->
                Stream.of(
                        Optional.empty(),
                        Optional.of(ViolationCode.UNKNOWN),
                        Optional.of(ViolationCode.OUT_OF_RANGE))
                    .forEach(each -> all.check(each).percentage(p -> p > 10)));
    int digits = fractionDigits(currency);
    Statistics.label("digits of the currency, and of the number")
        .collect(digits, Integer.signum(Integer.compare(number.scale(), digits)))
        .coverage(
            all ->
                Stream.of(0, 2, 3)
                    .forEach(
                        each ->
                            Stream.of(-1, 0, 1)
                                .forEach(than -> all.check(each, than).count(n -> n > 0))));

    Violations violations = new Violations();
    Money stored = new Money(number, currency).checked("amount", violations);

    assertThat(codes(violations)).isEqualTo(expected.stream().toList());
    if (expected.isEmpty()) {
      assertThat(stored.number()).isEqualByComparingTo(number);
      assertThat(stored.number().scale()).isEqualTo(Math.max(0, number.scale()));
      assertThat(CrmJson.read(CrmJson.write(stored), Money.class).number())
          .isEqualTo(stored.number());
    }
  }

  private static Optional<ViolationCode> expected(BigDecimal number, String currency) {
    int digits = fractionDigits(currency);
    if (digits < 0) {
      return Optional.of(ViolationCode.UNKNOWN);
    }
    boolean far = Math.abs((long) number.scale()) > 5_000 && number.signum() != 0;
    boolean tooLong =
        number.scale() > digits
            || far
            || (number.signum() != 0
                && number.toPlainString().chars().filter(c -> c >= '0' && c <= '9').count() > 38);
    return tooLong ? Optional.of(ViolationCode.OUT_OF_RANGE) : Optional.empty();
  }

  /** Below nought for none, or for one in which nothing is paid. */
  private static int fractionDigits(String currency) {
    return Currency.getAvailableCurrencies().stream()
        .filter(each -> each.getCurrencyCode().equals(currency))
        .mapToInt(Currency::getDefaultFractionDigits)
        .findFirst()
        .orElse(-1);
  }

  private static List<ViolationCode> codes(Violations violations) {
    try {
      violations.throwIfAny();
      return List.of();
    } catch (InvalidException e) {
      assertThat(e.violations()).extracting(Violation::field).containsOnly("amount");
      return e.violations().stream().map(Violation::code).toList();
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anAmountIsItsText(
      @ForAll("plain") BigDecimal number, @ForAll("currencies") String currency) {
    Money read = Money.parse(number.toPlainString() + " " + currency);

    assertThat(read.number()).isEqualTo(number);
    assertThat(read.currency()).isEqualTo(currency);
    assertThat(Money.parse(read.toString()).number()).isEqualTo(number);
    assertThat(read).hasToString(number.toPlainString() + " " + currency);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void amountsAreEqualByValueAndCurrency(
      @ForAll("plain") BigDecimal number,
      @ForAll("plain") BigDecimal other,
      @ForAll("currencies") String currency) {
    Money money = new Money(number, currency);
    Money longer = new Money(number.setScale(number.scale() + 2), currency);
    Money shorter = new Money(number.stripTrailingZeros(), currency);

    assertThat(money).isEqualTo(longer).hasSameHashCodeAs(longer);
    assertThat(money).isEqualTo(shorter).hasSameHashCodeAs(shorter);
    assertThat(money).isNotEqualTo(new Money(number, currency + "X"));
    assertThat(money.equals(new Money(other, currency))).isEqualTo(number.compareTo(other) == 0);
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aTextIsReadAsTheAmountItContainsOrRefused(@ForAll("texts") String text) {
    Optional<Money> expected = read(text);
    Statistics.label("read")
        .collect(expected.isPresent())
        .coverage(
            all -> Stream.of(true, false).forEach(is -> all.check(is).percentage(p -> p > 15)));

    if (expected.isEmpty()) {
      assertThatThrownBy(() -> Money.parse(text))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(text);
    } else {
      assertThat(Money.parse(text).number()).isEqualTo(expected.get().number());
      assertThat(Money.parse(text).currency()).isEqualTo(expected.get().currency());
    }
  }

  /** A number, space, and something without space. */
  private static Optional<Money> read(String text) {
    String spaces = " \t\n\u000b\f\r";
    int from = 0;
    int to = text.length();
    while (from < to && spaces.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && spaces.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    int gap = from;
    while (gap < to && spaces.indexOf(text.charAt(gap)) < 0) {
      gap++;
    }
    String number = text.substring(from, gap);
    while (gap < to && spaces.indexOf(text.charAt(gap)) >= 0) {
      gap++;
    }
    String currency = text.substring(gap, to);
    boolean right =
        !currency.isEmpty()
            && currency.chars().noneMatch(c -> spaces.indexOf(c) >= 0)
            && number.chars().allMatch(c -> "+-.0123456789".indexOf(c) >= 0)
            && number.matches("[^.]?[^-+.]*[0-9](\\.[^-+.]+)?")
            && Stream.of(number.replaceAll("[-+]", "").split("\\."))
                .allMatch(n -> n.length() <= 1000);
    return right ? Optional.of(new Money(new BigDecimal(number), currency)) : Optional.empty();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> whole =
        Combinators.combine(
                Arbitraries.of("", " ", "\t"),
                Arbitraries.of("", "+", "-"),
                plain().map(BigDecimal::abs),
                Arbitraries.of(" ", "  ", "\r\n", ""),
                currencies())
            .as(
                (before, sign, number, gap, currency) ->
                    before + sign + number.toPlainString() + gap + currency);
    Arbitrary<String> damaged =
        Combinators.combine(whole, TextMutation.any(SPLICES).list().ofMinSize(1).ofMaxSize(2))
            .as(TextMutation::apply);
    Arbitrary<String> longest =
        Arbitraries.of(999, 1000, 1001)
            .flatMap(n -> Arbitraries.of("1".repeat(n) + " EUR", "1." + "1".repeat(n) + " EUR"));
    return Arbitraries.oneOf(whole, damaged, damaged, longest, ModelValues.texts());
  }

  /** As they can stand in a text. */
  @Provide
  Arbitrary<BigDecimal> plain() {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.longs().between(-1000, 1000).map(BigInteger::valueOf),
                Arbitraries.bigIntegers()
                    .between(BigInteger.TEN.pow(37).negate(), BigInteger.TEN.pow(37))),
            Arbitraries.integers().between(0, 6))
        .as(BigDecimal::new);
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigDecimal> far =
        Combinators.combine(
                Arbitraries.of("0", "1", "10", "-999"),
                Arbitraries.of(-1, -35, -36, -37, -38, -1_000, -1_000_000_000, 1_000_000_000))
            .as((digits, scale) -> new BigDecimal(new BigInteger(digits), scale));
    Arbitrary<BigDecimal> long38 =
        Combinators.combine(Arbitraries.integers().between(34, 41), Arbitraries.of(0, 2, 3))
            .as(
                (n, scale) ->
                    new BigDecimal(BigInteger.TEN.pow(n).subtract(BigInteger.ONE), scale));
    return Arbitraries.oneOf(plain(), plain(), far, long38);
  }

  @Provide
  Arbitrary<String> currencies() {
    Arbitrary<String> all =
        Arbitraries.of(
            Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
    return Arbitraries.oneOf(
        all,
        Arbitraries.of("EUR", "RUB", "JPY", "KWD", "KWD", "CLF"),
        Arbitraries.of("XXX", "XAU", "XTS", "eur", "EURO", "РУБ", "€", "EU\u0000", "\uD83D"),
        Arbitraries.strings().withCharRange('A', 'Z').ofLength(3));
  }
}

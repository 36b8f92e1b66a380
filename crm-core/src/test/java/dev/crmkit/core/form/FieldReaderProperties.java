package dev.crmkit.core.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.testing.ModelValues;
import dev.crmkit.testing.TextMutation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
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

/** The conversion of random inputs, compared with a second parser of numbers and dates. */
@Tag("F3")
class FieldReaderProperties {

  /** A value, or the code of the violation. */
  record Outcome(FieldValue value, List<ViolationCode> codes) {
    static Outcome of(FieldValue value) {
      return new Outcome(value, List.of());
    }

    static Outcome wrong(ViolationCode code) {
      return new Outcome(FieldValue.empty(), List.of(code));
    }

    /** The number with its scale, which equality of values ignores. */
    @Override
    public String toString() {
      return value.asText() + codes;
    }
  }

  private static final List<String> SPLICES =
      List.of(
          "",
          "+",
          "-",
          "−",
          ".",
          ",",
          "..",
          "e5",
          "E+2",
          "0",
          "00",
          "9",
          "9999999999",
          " ",
          "\t",
          "\u00a0",
          "\u2003",
          "٣",
          "１",
          "½",
          "NaN",
          "0x",
          "_",
          "-02-29",
          "-13-",
          "-00-",
          "-31",
          "T00:00",
          "Z",
          "+1",
          "\u0000",
          "\uD83D",
          "😀",
          "true",
          "no",
          "YES",
          "ё");

  private static Field field(FieldType type) {
    Field.Builder field =
        Field.builder().id(FieldId.of(17)).section(SectionId.of(1)).name("f").type(type);
    if (type == FieldType.SELECTOR) {
      field.addOptions(
          new FieldOption(OptionId.of(1), "Красный", false),
          new FieldOption(OptionId.of(2), "true", false),
          new FieldOption(OptionId.of(3), "Старый", true));
    }
    return field.build();
  }

  private static Outcome read(FieldType type, FieldValue given) {
    Violations violations = new Violations();
    FieldValue value = field(type).check(given, null, "field/17", violations);
    try {
      violations.throwIfAny();
      return Outcome.of(value);
    } catch (InvalidException e) {
      assertThat(e.violations()).extracting(Violation::field).containsExactly("field/17");
      return new Outcome(value, e.violations().stream().map(Violation::code).toList());
    }
  }

  private static void same(Outcome read, Outcome expected) {
    assertThat(read).isEqualTo(expected).hasToString(expected.toString());
  }

  // Numbers.

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aTextIsReadAsTheNumberItContains(@ForAll("numberTexts") String text) {
    Outcome expected = numberOf(text);
    Statistics.label("number")
        .collect(expected.codes())
        .coverage(
            all -> {
              all.check(List.of()).percentage(p -> p > 20);
              all.check(List.of(ViolationCode.WRONG_TYPE)).percentage(p -> p > 10);
              all.check(List.of(ViolationCode.OUT_OF_RANGE)).percentage(p -> p > 2);
            });

    same(read(FieldType.NUMBER, FieldValue.text(text)), expected);
  }

  /** Parses digit by digit: a sign, digits, and digits after a decimal point. */
  private static Outcome numberOf(String text) {
    String trimmed = text.strip();
    String unsigned =
        trimmed.startsWith("+") || trimmed.startsWith("-") ? trimmed.substring(1) : trimmed;
    int point = unsigned.indexOf('.');
    String integer = point < 0 ? unsigned : unsigned.substring(0, point);
    String fraction = point < 0 ? "" : unsigned.substring(point + 1);
    boolean digits = (integer + fraction).chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || integer.isEmpty() || (point >= 0 && fraction.isEmpty())) {
      return Outcome.wrong(ViolationCode.WRONG_TYPE);
    }
    BigInteger unscaled = new BigInteger(integer + fraction);
    int digitCount = Math.max(1, integer.replaceFirst("^0+", "").length()) + fraction.length();
    return digitCount > 100 || trimmed.length() > 1000
        ? Outcome.wrong(ViolationCode.OUT_OF_RANGE)
        : Outcome.of(
            FieldValue.number(
                new BigDecimal(
                    trimmed.startsWith("-") ? unscaled.negate() : unscaled, fraction.length())));
  }

  @Provide
  Arbitrary<String> numberTexts() {
    Arbitrary<Integer> lengths =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(49, 50, 51, 99, 100, 101, 998, 1000, 1001));
    Arbitrary<String> digits =
        lengths.flatMap(
            n ->
                Arbitraries.oneOf(
                    Arbitraries.strings().withCharRange('0', '9').ofLength(n),
                    Arbitraries.of("0", "9").map(digit -> digit.repeat(n))));
    Arbitrary<String> plain =
        Combinators.combine(
                Arbitraries.of("", "", "-", "+"),
                digits,
                Arbitraries.oneOf(Arbitraries.just(""), digits.map(fraction -> "." + fraction)),
                Arbitraries.of("", " ", "\u2003", "\r\n"))
            .as((sign, integer, fraction, space) -> space + sign + integer + fraction + space);
    return Arbitraries.oneOf(plain, damaged(plain), ModelValues.texts());
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aNumberIsKeptAsGivenUpToAHundredDigits(@ForAll("decimals") BigDecimal number) {
    boolean far = Math.abs((long) number.scale()) > 5_000;
    long digits =
        far && number.signum() != 0
            ? 5_000
            : number.signum() == 0
                ? 1L + Math.max(0, number.scale())
                : number.toPlainString().chars().filter(c -> c >= '0' && c <= '9').count();
    Statistics.label("digits")
        .collect(digits == 100 ? "100" : digits > 100 ? "more" : "less")
        .coverage(
            all ->
                Stream.of("100", "more", "less")
                    .forEach(each -> all.check(each).percentage(p -> p > 4)));
    Statistics.label("scale")
        .collect(number.scale() < 0 ? "negative scale" : "plain")
        .coverage(all -> all.check("negative scale").percentage(p -> p > 10));

    Outcome read = read(FieldType.NUMBER, FieldValue.number(number));

    if (digits > 100) {
      assertThat(read).isEqualTo(Outcome.wrong(ViolationCode.OUT_OF_RANGE));
    } else {
      BigDecimal kept = ((FieldValue.Number) read.value()).value();
      assertThat(kept).isEqualByComparingTo(number);
      assertThat(kept.scale()).isEqualTo(Math.max(0, number.scale()));
      same(read(FieldType.NUMBER, FieldValue.text(read.value().asText())), read);
    }
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    Arbitrary<BigDecimal> any =
        Combinators.combine(
                Arbitraries.oneOf(
                    Arbitraries.of(BigInteger.ZERO, BigInteger.TEN),
                    Arbitraries.integers().between(-100, 100).map(BigInteger::valueOf),
                    Arbitraries.of(1, 50, 99, 100, 101)
                        .map(n -> BigInteger.TEN.pow(n).subtract(BigInteger.ONE)),
                    Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(101).negate(), BigInteger.TEN.pow(101))),
                Arbitraries.oneOf(
                    Arbitraries.integers().between(-110, 110),
                    Arbitraries.of(0, -1, -98, -99, -100, 99, 100),
                    Arbitraries.of(1_000_000_000, -1_000_000_000)))
            .as(BigDecimal::new);
    return Arbitraries.oneOf(any, ModelValues.numbers());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void numbersAreEqualByValue(
      @ForAll("decimals") BigDecimal number, @ForAll("decimals") BigDecimal other) {
    BigDecimal near = Math.abs((long) number.scale()) > 5_000 ? other : number;
    boolean sane = Math.abs((long) near.scale()) <= 5_000;
    FieldValue value = FieldValue.number(near);

    if (sane) {
      BigDecimal longer = near.setScale(near.scale() + 3);
      assertThat(value).isEqualTo(FieldValue.number(longer));
      assertThat(value).hasSameHashCodeAs(FieldValue.number(longer));
      assertThat(value).hasSameHashCodeAs(FieldValue.number(near.stripTrailingZeros()));
      assertThat(value)
          .isNotEqualTo(FieldValue.number(near.add(BigDecimal.ONE.movePointLeft(101))));
    }
    assertThat(FieldValue.number(number).equals(FieldValue.number(other)))
        .isEqualTo(number.compareTo(other) == 0);
  }

  // Dates.

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aTextIsReadAsAnExistingDate(@ForAll("dateTexts") String text) {
    Outcome expected = dateOf(text);
    Statistics.label("date")
        .collect(expected.codes())
        .coverage(
            all -> {
              all.check(List.of()).percentage(p -> p > 15);
              all.check(List.of(ViolationCode.WRONG_TYPE)).percentage(p -> p > 15);
              all.check(List.of(ViolationCode.OUT_OF_RANGE)).count(n -> n > 0);
            });
    Statistics.label("29 February")
        .collect(text.strip().endsWith("-02-29") ? expected.codes().toString() : "another")
        .coverage(
            all -> Stream.of("[]", "[WRONG_TYPE]").forEach(is -> all.check(is).count(n -> n > 5)));

    same(read(FieldType.DATE, FieldValue.text(text)), expected);
  }

  /** Parses yyyy-mm-dd in the Gregorian calendar. */
  private static Outcome dateOf(String text) {
    String trimmed = text.strip();
    if (!trimmed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return Outcome.wrong(ViolationCode.WRONG_TYPE);
    }
    int year = Integer.parseInt(trimmed.substring(0, 4));
    int month = Integer.parseInt(trimmed.substring(5, 7));
    int day = Integer.parseInt(trimmed.substring(8));
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    List<Integer> days = List.of(31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
    if (month < 1 || month > 12 || day < 1 || day > days.get(month - 1)) {
      return Outcome.wrong(ViolationCode.WRONG_TYPE);
    }
    return year == 0
        ? Outcome.wrong(ViolationCode.OUT_OF_RANGE)
        : Outcome.of(FieldValue.date(LocalDate.of(year, month, day)));
  }

  @Provide
  Arbitrary<String> dateTexts() {
    Arbitrary<String> near =
        Combinators.combine(
                Arbitraries.oneOf(
                    Arbitraries.of(0, 1, 4, 100, 400, 1600, 1900, 2000, 2023, 2024, 2100, 9999),
                    Arbitraries.integers().between(0, 9999)),
                Arbitraries.oneOf(Arbitraries.of(2), Arbitraries.integers().between(0, 13)),
                Arbitraries.oneOf(Arbitraries.of(29), Arbitraries.integers().between(0, 32)))
            .as("%04d-%02d-%02d"::formatted);
    Arbitrary<String> odd =
        Arbitraries.of(
            "-0001-01-01",
            "+2024-01-01",
            "12024-01-01",
            "24-01-01",
            "2024-1-1",
            "20240101",
            "2024-01-01Z",
            "2024-W01-1",
            "2024-001",
            "٢٠٢٤-01-01",
            "2024−01−01");
    return Arbitraries.oneOf(near, near.map(text -> "\t" + text + " "), damaged(near), odd);
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aDateIsKeptInTheYearsOneTo9999(@ForAll("dates") LocalDate date) {
    boolean within =
        !date.isBefore(LocalDate.of(1, 1, 1)) && !date.isAfter(LocalDate.of(9999, 12, 31));
    Statistics.label("within")
        .collect(within)
        .coverage(
            all -> Stream.of(true, false).forEach(is -> all.check(is).percentage(p -> p > 15)));

    Outcome read = read(FieldType.DATE, FieldValue.date(date));

    same(
        read,
        within ? Outcome.of(FieldValue.date(date)) : Outcome.wrong(ViolationCode.OUT_OF_RANGE));
    if (within) {
      same(read(FieldType.DATE, FieldValue.text(date.toString())), read);
    }
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.oneOf(
        ModelValues.dates(),
        Arbitraries.longs()
            .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
            .map(LocalDate::ofEpochDay),
        Arbitraries.of(
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDate.of(0, 12, 31),
            LocalDate.of(1, 1, 1),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(10_000, 1, 1)));
  }

  // Every type.

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyInputGivesAValueOfTheTypeOrOneViolation(
      @ForAll FieldType type, @ForAll("inputs") FieldValue given) {
    Outcome read = read(type, given);
    Statistics.label("outcome")
        .collect(type, read.codes().isEmpty())
        .coverage(
            all ->
                Stream.of(FieldType.values())
                    .forEach(
                        each -> {
                          all.check(each, true).count(n -> n > 0);
                          all.check(each, false).count(n -> n > 0);
                        }));

    if (!read.codes().isEmpty()) {
      assertThat(read.codes()).hasSize(1);
      assertThat(read.value()).isEqualTo(FieldValue.empty());
    } else if (!(given instanceof FieldValue.Empty)) {
      Class<?> kept =
          switch (type) {
            case TEXT -> FieldValue.Text.class;
            case NUMBER -> FieldValue.Number.class;
            case CHECKBOX -> FieldValue.Checkbox.class;
            case DATE -> FieldValue.Date.class;
            case SELECTOR -> FieldValue.Choice.class;
          };
      assertThat(read.value()).isInstanceOf(kept);
      same(read(type, read.value()), read);
      if (given.getClass() == kept && type != FieldType.NUMBER) {
        assertThat(read.value()).isSameAs(given);
      }
    }
  }

  @Provide
  Arbitrary<FieldValue> inputs() {
    Arbitrary<String> words =
        Arbitraries.of("true", "TRUE ", "no", "Yes", "красный", "ТRUE", "старый", "trüe", "");
    return Arbitraries.oneOf(
        Arbitraries.oneOf(
                numberTexts(),
                dateTexts(),
                words,
                words,
                words,
                damaged(words),
                ModelValues.texts())
            .map(FieldValue::text),
        decimals().map(FieldValue::number),
        dates().map(FieldValue::date),
        Arbitraries.of(true, false).map(FieldValue::checkbox),
        Arbitraries.of(1L, 2L, 3L, 4L).map(id -> FieldValue.choice(OptionId.of(id))),
        ModelValues.of(FieldValue.class));
  }

  private static Arbitrary<String> damaged(Arbitrary<String> texts) {
    return Combinators.combine(texts, TextMutation.any(SPLICES).list().ofMinSize(1).ofMaxSize(2))
        .as(TextMutation::apply);
  }
}

package dev.crmkit.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversion and validation of inputs (rules.md F3, F4). */
@Tag("F3")
class FieldTest {

  private static final OptionId RED = OptionId.of(1);
  private static final OptionId BLUE = OptionId.of(2);
  private static final OptionId GONE = OptionId.of(3);

  private static Field field(FieldType type) {
    Field.Builder field =
        Field.builder().id(FieldId.of(17)).section(SectionId.of(1)).name("f").type(type);
    if (type == FieldType.SELECTOR) {
      field.addOptions(
          new FieldOption(RED, "Красный", false),
          new FieldOption(BLUE, "Ёлка", false),
          new FieldOption(GONE, "Старый", true));
    }
    return field.build();
  }

  /** Returns the value of an input, or the code of its violation. */
  private static Object read(FieldType type, FieldValue given, @Nullable FieldValue held) {
    Violations violations = new Violations();
    FieldValue value = field(type).check(given, held, "field/17", violations);
    try {
      violations.throwIfAny();
      return value;
    } catch (InvalidException e) {
      assertThat(value).isEqualTo(FieldValue.empty());
      assertThat(e.violations()).hasSize(1);
      assertThat(e.violations().get(0).field()).isEqualTo("field/17");
      return e.violations().get(0).code();
    }
  }

  private static Object read(FieldType type, String text) {
    return read(type, FieldValue.text(text), null);
  }

  @ParameterizedTest
  @EnumSource(FieldType.class)
  void everyTypeTakesAnExplicitNull(FieldType type) {
    assertThat(read(type, FieldValue.empty(), null)).isEqualTo(FieldValue.empty());
  }

  @ParameterizedTest
  @EnumSource(FieldType.class)
  void aValueOfAnotherTypeIsRefused(FieldType type) {
    FieldValue other =
        type == FieldType.DATE
            ? FieldValue.number(BigDecimal.ONE)
            : FieldValue.date(LocalDate.of(2026, 2, 28));

    assertThat(read(type, other, null)).isEqualTo(ViolationCode.WRONG_TYPE);
  }

  @Test
  void aTextIsKeptAsGiven() {
    for (String text : List.of("", " x ", "😀", "e\u0301", "1e5", "a\r\nb")) {
      assertThat(read(FieldType.TEXT, text)).isEqualTo(FieldValue.text(text));
    }
    assertThat(read(FieldType.TEXT, "a\u0000")).isEqualTo(ViolationCode.MALFORMED);
    assertThat(read(FieldType.TEXT, "\uD83D")).isEqualTo(ViolationCode.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.10", "-0.00", "+7", " 12.50 ", "007", "0.1"})
  void aNumberIsKeptWithItsScale(String text) {
    FieldValue.Number value = (FieldValue.Number) read(FieldType.NUMBER, text);

    assertThat(value.value()).isEqualTo(new BigDecimal(text.strip()));
    assertThat(read(FieldType.NUMBER, value, null)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1e5",
        "1E5",
        "0x1A",
        ".5",
        "5.",
        "1,5",
        "1 000",
        "1_000",
        "--1",
        "+-1",
        "NaN",
        "Infinity",
        "٣",
        "１２",
        "१",
        "1٫5",
        "½",
        "−1",
        "1.2.3",
        "abc"
      })
  void textThatIsNotADecimalNumberIsRefused(String text) {
    assertThat(read(FieldType.NUMBER, text)).isEqualTo(ViolationCode.WRONG_TYPE);
  }

  @Test
  void aNumberHasAtMostAHundredDigits() {
    String hundred = "9".repeat(100);
    for (String right :
        List.of(
            hundred,
            "-" + hundred,
            "00" + hundred,
            "9".repeat(50) + "." + "9".repeat(50),
            "0." + "0".repeat(98) + "1")) {
      assertThat(read(FieldType.NUMBER, right))
          .as(right)
          .isEqualTo(FieldValue.number(new BigDecimal(right)));
      assertThat(read(FieldType.NUMBER, FieldValue.number(new BigDecimal(right)), null))
          .as(right)
          .isEqualTo(FieldValue.number(new BigDecimal(right)));
    }
    for (String wrong :
        List.of(
            hundred + "9",
            hundred + ".0",
            "0." + "0".repeat(99) + "1",
            "9".repeat(5_000),
            "1." + "0".repeat(100))) {
      assertThat(read(FieldType.NUMBER, wrong)).as(wrong).isEqualTo(ViolationCode.OUT_OF_RANGE);
      assertThat(read(FieldType.NUMBER, FieldValue.number(new BigDecimal(wrong)), null))
          .as(wrong)
          .isEqualTo(ViolationCode.OUT_OF_RANGE);
    }
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsRefusedAtOnce() {
    for (String huge : List.of("1E+2147483647", "1E-2147483647", "1E+100")) {
      assertThat(read(FieldType.NUMBER, FieldValue.number(new BigDecimal(huge)), null))
          .isEqualTo(ViolationCode.OUT_OF_RANGE);
    }
    FieldValue.Number kept =
        (FieldValue.Number)
            read(FieldType.NUMBER, FieldValue.number(new BigDecimal("1E+99")), null);
    assertThat(kept.value()).isEqualTo(BigDecimal.TEN.pow(99)).hasScaleOf(0);
  }

  @ParameterizedTest
  @EnumSource(FieldType.class)
  void aNumberWithManyZerosIsShownWithAnExponent(FieldType type) {
    FieldValue far = FieldValue.number(new BigDecimal("1E+2000000000"));
    Violations violations = new Violations();
    field(type).check(far, null, "field/17", violations);

    assertThatThrownBy(violations::throwIfAny).isInstanceOf(InvalidException.class);
    assertThat(far.asText()).isEqualTo("1E+2000000000");
  }

  @Test
  void zeroIsOneDigitWhateverItsScale() {
    FieldValue.Number zero =
        (FieldValue.Number)
            read(FieldType.NUMBER, FieldValue.number(new BigDecimal("0E+100")), null);

    assertThat(zero.value()).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void numbersAreEqualByValue() {
    FieldValue one = FieldValue.number(new BigDecimal("1"));
    FieldValue same = FieldValue.number(new BigDecimal("1.0"));

    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one).isNotEqualTo(FieldValue.number(new BigDecimal("1.01")));
    assertThat(one).isNotEqualTo(FieldValue.text("1"));
    assertThat(FieldValue.number(new BigDecimal("0")))
        .hasSameHashCodeAs(FieldValue.number(new BigDecimal("-0.000")));
  }

  @ParameterizedTest
  @CsvSource({"true,true", "YES,true", " no ,false", "False,false"})
  void aCheckboxAcceptsTheWordsForYesAndNo(String text, boolean value) {
    assertThat(read(FieldType.CHECKBOX, text)).isEqualTo(FieldValue.checkbox(value));
  }

  @Test
  void aCheckboxIsKept() {
    for (FieldValue value : List.of(FieldValue.checkbox(true), FieldValue.checkbox(false))) {
      assertThat(read(FieldType.CHECKBOX, value, null)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0", "on", "да", "truee"})
  void aCheckboxRefusesOtherWords(String text) {
    assertThat(read(FieldType.CHECKBOX, text)).isEqualTo(ViolationCode.WRONG_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31", " 2026-02-28 "})
  void aDateIsADayOfTheCalendar(String text) {
    assertThat(read(FieldType.DATE, text))
        .isEqualTo(FieldValue.date(LocalDate.parse(text.strip())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-02-29",
        "2026-13-01",
        "2026-00-01",
        "2026-1-1",
        "28.02.2026",
        "20260228",
        "2026-02-28T00:00",
        "",
        "+12026-02-28",
        "-2026-02-28",
        "２０２６-02-28",
        "today"
      })
  void textThatIsNotADateIsRefused(String text) {
    assertThat(read(FieldType.DATE, text)).isEqualTo(ViolationCode.WRONG_TYPE);
  }

  @Test
  void aDateIsOfTheYearsOneToNineThousand() {
    assertThat(read(FieldType.DATE, "0000-01-01")).isEqualTo(ViolationCode.OUT_OF_RANGE);
    for (int year : new int[] {0, -1, 10_000}) {
      assertThat(read(FieldType.DATE, FieldValue.date(LocalDate.of(year, 1, 1)), null))
          .isEqualTo(ViolationCode.OUT_OF_RANGE);
    }
  }

  @Tag("F4")
  @Test
  void aSelectorTakesOneOfItsOptions() {
    assertThat(read(FieldType.SELECTOR, FieldValue.choice(RED), null))
        .isEqualTo(FieldValue.choice(RED));
    assertThat(read(FieldType.SELECTOR, FieldValue.choice(OptionId.of(99)), null))
        .isEqualTo(ViolationCode.UNKNOWN);
  }

  @Tag("F4")
  @Test
  void anOptionIsFoundByItsNameWithoutCase() {
    assertThat(read(FieldType.SELECTOR, "КРАСНЫЙ")).isEqualTo(FieldValue.choice(RED));
    assertThat(read(FieldType.SELECTOR, "е\u0308лка")).isEqualTo(FieldValue.choice(BLUE));
    assertThat(read(FieldType.SELECTOR, "Елка")).isEqualTo(ViolationCode.UNKNOWN);
    assertThat(read(FieldType.SELECTOR, "")).isEqualTo(ViolationCode.UNKNOWN);
  }

  @Tag("F4")
  @Test
  void anArchivedOptionIsKeptButNotTaken() {
    FieldValue gone = FieldValue.choice(GONE);

    assertThat(read(FieldType.SELECTOR, gone, gone)).isEqualTo(gone);
    assertThat(read(FieldType.SELECTOR, FieldValue.text("старый"), gone)).isEqualTo(gone);
    for (FieldValue held : new FieldValue[] {null, FieldValue.choice(RED)}) {
      assertThat(read(FieldType.SELECTOR, gone, held)).isEqualTo(ViolationCode.UNKNOWN);
      assertThat(read(FieldType.SELECTOR, FieldValue.text("старый"), held))
          .isEqualTo(ViolationCode.UNKNOWN);
    }
  }

  @Tag("F4")
  @Test
  void anOptionThatNoLongerExistsIsNotKeptEither() {
    FieldValue lost = FieldValue.choice(OptionId.of(99));

    assertThat(read(FieldType.SELECTOR, lost, lost)).isEqualTo(ViolationCode.UNKNOWN);
  }

  @Test
  void aFieldIsNotRequiredByDefault() {
    assertThat(field(FieldType.TEXT).required()).isFalse();
  }

  @Test
  void aNumberThatIsTooLongIsShownAndNeverWrittenOut() {
    String long101 = "9".repeat(101);
    Violations text = new Violations();
    Violations number = new Violations();
    field(FieldType.NUMBER).check(FieldValue.text(long101), null, "f", text);
    field(FieldType.NUMBER)
        .check(FieldValue.number(new BigDecimal("1E+2147483647")), null, "f", number);

    assertThat(only(text).value()).startsWith("999");
    assertThat(only(number).value()).isEqualTo("1E+2147483647");
  }

  private static Violation only(Violations violations) {
    try {
      violations.throwIfAny();
      throw new AssertionError("nothing was wrong");
    } catch (InvalidException e) {
      return e.violations().get(0);
    }
  }

  @Test
  void aNameSharedWithAnArchivedOptionMeansTheActiveOne() {
    Field field =
        field(FieldType.SELECTOR).toBuilder()
            .addOptions(new FieldOption(OptionId.of(4), "старый", false))
            .build();

    FieldValue read =
        field.check(
            FieldValue.text("Старый"), FieldValue.choice(GONE), "field/17", new Violations());

    assertThat(read).isEqualTo(FieldValue.choice(OptionId.of(4)));
  }

  @Tag("F4")
  @Test
  void aRenamedOptionIsTheSame() {
    Field renamed =
        field(FieldType.SELECTOR).toBuilder()
            .options(List.of(new FieldOption(RED, "Алый", false)))
            .build();

    assertThat(renamed.check(FieldValue.choice(RED), null, "f", new Violations()))
        .isEqualTo(FieldValue.choice(RED));
    assertThat(renamed.check(FieldValue.text("алый"), null, "f", new Violations()))
        .isEqualTo(FieldValue.choice(RED));
  }

  @Tag("A4")
  @Test
  void aViolationNamesTheValueAndTheOptions() {
    Violations violations = new Violations();
    field(FieldType.SELECTOR).check(FieldValue.text("x"), null, "field/17", violations);
    try {
      violations.throwIfAny();
    } catch (InvalidException e) {
      assertThat(e.violations())
          .containsExactly(
              new Violation(
                  "field/17", ViolationCode.UNKNOWN, "x", "one of the options: Красный, Ёлка"));
      return;
    }
    throw new AssertionError("nothing was wrong");
  }
}

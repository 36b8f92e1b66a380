package dev.crmkit.store.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.deal.Money;
import dev.crmkit.core.form.Field;
import dev.crmkit.core.form.FieldType;
import dev.crmkit.core.form.FieldValue;
import dev.crmkit.core.form.OptionId;
import dev.crmkit.core.query.Comparison;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.core.text.TextOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** The bytes of keys have the order of the model, and are equal if the values are. */
class OrderPreservingKeysProperties {

  @Property
  void keysOfNumbersAreInTheOrderOfNumbers(
      @ForAll("numbers") BigDecimal a, @ForAll("numbers") BigDecimal b) {
    int order = new SortKey.OfNumber(a).compareTo(new SortKey.OfNumber(b));
    assertThat(compared(OrderPreservingKeys.number(a), OrderPreservingKeys.number(b)))
        .isEqualTo(order);
  }

  @Property
  void aNumberHasOneKeyWhateverItsScale(@ForAll("numbers") BigDecimal number) {
    assertThat(OrderPreservingKeys.number(number.setScale(number.scale() + 7)))
        .isEqualTo(OrderPreservingKeys.number(number));
  }

  @Property
  void theKeysOfTextsAreInTheOrderOfTexts(@ForAll("texts") String a, @ForAll("texts") String b) {
    SortKey.OfText x = new SortKey.OfText(TextOrder.key(a));
    SortKey.OfText y = new SortKey.OfText(TextOrder.key(b));
    assertThat(compared(OrderPreservingKeys.text(x.key()), OrderPreservingKeys.text(y.key())))
        .isEqualTo(Integer.signum(x.compareTo(y)));
  }

  @Property
  void theKeysOfFieldsCompareAsTheirValues(
      @ForAll("values") FieldValue a, @ForAll("values") FieldValue b) {
    byte[] x = OrderPreservingKeys.field(a);
    byte[] y = OrderPreservingKeys.field(b);
    boolean isSame = Arrays.equals(x, y) && Arrays.equals(letters(a), letters(b));
    assertThat(Comparison.EQUAL.holds(a, b)).isEqualTo(isSame);
    if (x[0] == y[0] && !(a instanceof FieldValue.Checkbox || a instanceof FieldValue.Choice)) {
      assertThat(Comparison.LESS.holds(a, b)).isEqualTo(compared(x, y) < 0);
      assertThat(Comparison.AT_MOST.holds(a, b)).isEqualTo(compared(x, y) <= 0);
      assertThat(Comparison.GREATER.holds(a, b)).isEqualTo(compared(x, y) > 0);
      assertThat(Comparison.AT_LEAST.holds(a, b)).isEqualTo(compared(x, y) >= 0);
    }
  }

  @Property
  void theKeysOfOneTypeAreInItsRange(@ForAll("values") FieldValue value) {
    byte[] key = OrderPreservingKeys.field(value);
    FieldType type =
        List.of(FieldType.values()).stream()
            .filter(of -> OrderPreservingKeys.lowerBound(of)[0] == key[0])
            .findFirst()
            .orElseThrow();
    assertThat(compared(OrderPreservingKeys.lowerBound(type), key)).isNotPositive();
    assertThat(compared(key, OrderPreservingKeys.upperBound(type))).isNegative();
    assertThat(new String(new byte[] {key[0]}, StandardCharsets.UTF_8)).isEqualTo("\uFFFD");
  }

  @Property
  void prefixesAreInTheOrderOfTheFullKeys(@ForAll("texts") String a, @ForAll("texts") String b) {
    byte[] x = OrderPreservingKeys.text(TextOrder.key(a));
    byte[] y = OrderPreservingKeys.text(TextOrder.key(b));
    int heads = compared(OrderPreservingKeys.prefix(x), OrderPreservingKeys.prefix(y));
    assertThat(
            heads == 0 && OrderPreservingKeys.isTruncated(OrderPreservingKeys.prefix(x))
                ? compared(x, y)
                : heads)
        .isEqualTo(compared(x, y));
    assertThat(
            OrderPreservingKeys.fullIfLonger(x) == null
                ? OrderPreservingKeys.prefix(x)
                : OrderPreservingKeys.fullIfLonger(x))
        .isEqualTo(x);
  }

  @Property
  void theSortKeyOfARecordIsTheKeyOfItsValue(
      @ForAll("texts") String text,
      @ForAll("numbers") BigDecimal number,
      @ForAll("dates") LocalDate date) {
    assertThat(OrderPreservingKeys.field(FieldType.TEXT, new SortKey.OfText(TextOrder.key(text))))
        .isEqualTo(OrderPreservingKeys.field(FieldValue.text(text)));
    assertThat(OrderPreservingKeys.field(FieldType.NUMBER, new SortKey.OfNumber(number)))
        .isEqualTo(OrderPreservingKeys.field(FieldValue.number(number)));
    BigDecimal day = BigDecimal.valueOf(date.toEpochDay());
    assertThat(OrderPreservingKeys.field(FieldType.DATE, new SortKey.OfNumber(day)))
        .isEqualTo(OrderPreservingKeys.field(FieldValue.date(date)));
  }

  @Property
  void aTextContainsTheTrigramsOfItsParts(
      @ForAll("texts") String text, @ForAll("texts") String other) {
    String key = TextOrder.key(text);
    int[] points = key.codePoints().toArray();
    for (int from = Math.max(0, points.length - 5); from < points.length; from++) {
      for (int to = from + 1; to <= points.length; to++) {
        String part = new String(points, from, to - from);
        assertThat(isFound(part, key)).as("'%s' in '%s'", part, key).isTrue();
      }
    }
    String part = TextOrder.key(other);
    if (!part.isEmpty() && part.codePointCount(0, part.length()) <= 3) {
      assertThat(isFound(part, key)).isEqualTo(key.contains(part));
    }
  }

  private static boolean isFound(String part, String key) {
    return Trigrams.ofSearch(part).stream()
        .allMatch(
            range ->
                Trigrams.of(key).anyMatch(gram -> gram >= range.first() && gram <= range.last()));
  }

  @Example
  void everyAmountOfTheModelFitsItsColumn() {
    for (String number : List.of("9".repeat(100), "0.".concat("7".repeat(99)), "12")) {
      assertThat(OrderPreservingKeys.number(new BigDecimal(number)).length).isLessThanOrEqualTo(64);
      assertThat(OrderPreservingKeys.number(new BigDecimal(number).negate()).length)
          .isLessThanOrEqualTo(64);
    }
    assertThat(Field.MAX_DIGITS).isEqualTo(100);
    assertThat(Money.parse("1.00 EUR")).isEqualTo(Money.parse("1 EUR"));
  }

  @Example
  void numbersWithExtremeExponentsHaveKeys() {
    BigDecimal huge = new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE);
    BigDecimal tiny = new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE);
    assertThat(compared(OrderPreservingKeys.number(tiny), OrderPreservingKeys.number(huge)))
        .isNegative();
    assertThat(
            compared(
                OrderPreservingKeys.number(huge.negate()),
                OrderPreservingKeys.number(tiny.negate())))
        .isNegative();
    assertThat(
            compared(OrderPreservingKeys.number(BigDecimal.ZERO), OrderPreservingKeys.number(tiny)))
        .isNegative();
  }

  @Example
  void microsecondsSince1970AreLimitedToTheRangeOfALong() {
    assertThat(OrderPreservingKeys.toMicros(Instant.parse("1969-12-31T23:59:59.999999Z")))
        .isEqualTo(-1);
    assertThat(OrderPreservingKeys.toMicros(Instant.EPOCH.plusNanos(1_999))).isEqualTo(1);
    assertThat(OrderPreservingKeys.toMicros(Instant.MAX))
        .isGreaterThan(OrderPreservingKeys.toMicros(Instant.EPOCH));
    assertThat(OrderPreservingKeys.toMicros(Instant.MIN))
        .isLessThan(OrderPreservingKeys.toMicros(Instant.EPOCH));
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigInteger> digits =
        Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(BigInteger.valueOf(-120), BigInteger.valueOf(120)),
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(1_000).negate(), BigInteger.TEN.pow(1_000)));
    Arbitrary<Integer> scales =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-3, 3), Arbitraries.integers().between(-1_000, 1_000));
    return Combinators.combine(digits, scales).as(BigDecimal::new);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> near =
        Arbitraries.of(
            "a", "b", "A", "ё", "е", "Ё", "\uFFFD", "\uD83D\uDE00", "\uE000", "e\u0301", "", " ");
    Arbitrary<String> any =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
            .map(Character::toString);
    Arbitrary<String> pieces = Arbitraries.frequencyOf(Tuple.of(4, near), Tuple.of(1, any));
    Arbitrary<String> ends = pieces.list().ofMaxSize(6).map(list -> String.join("", list));
    return Combinators.combine(Arbitraries.of("", "", "x".repeat(253), "ж".repeat(127)), ends)
        .as(String::concat);
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(-719_162, 2_932_896), Arbitraries.longs().between(-2, 2))
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<FieldValue> values() {
    return Arbitraries.oneOf(
        texts().map(FieldValue::text),
        numbers().map(FieldValue::number),
        dates().map(FieldValue::date),
        Arbitraries.of(true, false).map(FieldValue::checkbox),
        Arbitraries.longs().between(1, 300).map(id -> FieldValue.choice(new OptionId(id))));
  }

  private static byte @Nullable [] letters(FieldValue value) {
    return value instanceof FieldValue.Text text
        ? OrderPreservingKeys.originalText(text.value())
        : null;
  }

  private static int compared(byte[] a, byte[] b) {
    return Integer.signum(Arrays.compareUnsigned(a, b));
  }
}

package dev.crmkit.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.testing.ModelValues;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The one order of texts (rules.md R5). */
@Tag("R5")
class TextOrderProperties {

  @Provide
  Arbitrary<String> texts() {
    return ModelValues.texts();
  }

  @Provide
  Arbitrary<String> storable() {
    return ModelValues.texts().filter(Texts::isStorable);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theOrderIsTotal(
      @ForAll("texts") String a, @ForAll("texts") String b, @ForAll("texts") String c) {
    int ab = compare(a, b);

    assertThat(Integer.signum(compare(b, a))).isEqualTo(-Integer.signum(ab));
    assertThat(compare(a, a)).isZero();
    assertThat(ab == 0).isEqualTo(a.equals(b));
    if (ab <= 0 && compare(b, c) <= 0) {
      assertThat(compare(a, c)).isLessThanOrEqualTo(0);
    }
  }

  private static int compare(String a, String b) {
    return TextOrder.BY_CODE_POINT.compare(a, b);
  }

  @Property
  void keysCompareAsTheirUtf8BytesDo(@ForAll("storable") String a, @ForAll("storable") String b) {
    int bytes =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    assertThat(Integer.signum(compare(a, b))).isEqualTo(Integer.signum(bytes));
  }

  @Property
  void caseDoesNotCount(@ForAll("storable") String text) {
    String key = TextOrder.key(text);

    assertThat(TextOrder.key(text.toUpperCase(Locale.ROOT))).isEqualTo(key);
    assertThat(TextOrder.caseless(text.toUpperCase(Locale.ROOT)))
        .isEqualTo(TextOrder.caseless(text));
  }

  @Property
  void howACharacterIsComposedDoesNotCount(@ForAll("storable") String text) {
    assertThat(TextOrder.key(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .isEqualTo(TextOrder.key(text));
    assertThat(TextOrder.key(Normalizer.normalize(text, Normalizer.Form.NFC)))
        .isEqualTo(TextOrder.key(text));
  }

  @Property
  void aKeyIsItsOwnKey(@ForAll("storable") String text) {
    assertThat(TextOrder.key(TextOrder.key(text))).isEqualTo(TextOrder.key(text));
    assertThat(TextOrder.caseless(TextOrder.caseless(text))).isEqualTo(TextOrder.caseless(text));
  }

  @Example
  void everyCharacterHasOneKeyInEitherCaseAndForm() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      if (Character.getType(each) == Character.SURROGATE) {
        continue;
      }
      String text = Character.toString(each);
      String key = TextOrder.key(text);
      boolean right =
          TextOrder.key(key).equals(key)
              && TextOrder.key(text.toUpperCase(Locale.ROOT)).equals(key)
              && TextOrder.key(Normalizer.normalize(text, Normalizer.Form.NFD)).equals(key);
      assertThat(right).as("U+%04X", each).isTrue();
    }
  }

  @Property
  void aTextIsFoundInALongerOne(@ForAll("cyrillic") String part, @ForAll("cyrillic") String rest) {
    assertThat(TextOrder.contains(rest + part + rest, part)).isTrue();
    assertThat(TextOrder.contains(part, part.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(TextOrder.contains(part, "")).isTrue();
    assertThat(TextOrder.contains(part, part + "!")).isFalse();
  }

  @Provide
  Arbitrary<String> cyrillic() {
    return Arbitraries.strings().withCharRange('А', 'я').withChars('ё', 'Ё');
  }

  @Example
  void namesStandInTheOrderOfTheAlphabetWithoutCase() {
    assertThat(sorted("яблоко", "Ёлка", "ель", "Жук", "Елена", "ёж", "abc", "ABD", "😀", "\uFFFD"))
        .isEqualTo(
            List.of("abc", "ABD", "ёж", "Елена", "Ёлка", "ель", "Жук", "яблоко", "\uFFFD", "😀"));
  }

  private static List<String> sorted(String... texts) {
    return Arrays.stream(texts)
        .sorted((a, b) -> compare(TextOrder.key(a), TextOrder.key(b)))
        .collect(Collectors.toList());
  }

  @Example
  void yoAndYeAreTheSameInTheOrderAndTwoForNames() {
    assertThat(TextOrder.key("Пётр")).isEqualTo(TextOrder.key("петр"));
    assertThat(TextOrder.key("ПЕ\u0308ТР")).isEqualTo(TextOrder.key("петр"));
    assertThat(TextOrder.caseless("Пётр")).isNotEqualTo(TextOrder.caseless("Петр"));
    assertThat(TextOrder.caseless("ПЕ\u0308ТР")).isEqualTo(TextOrder.caseless("пётр"));
  }

  @Example
  void theOddCasesOfCaseAreOne() {
    assertThat(TextOrder.caseless("STRASSE")).isEqualTo(TextOrder.caseless("straße"));
    assertThat(TextOrder.caseless("STRAẞE")).isEqualTo("strasse");
    assertThat(TextOrder.caseless("ΣΊΣΥΦΟΣ")).isEqualTo(TextOrder.caseless("σίσυφος"));
    assertThat(TextOrder.caseless("I")).isEqualTo("i");
    assertThat(TextOrder.caseless("𐐀")).isEqualTo("𐐨");
    assertThat(TextOrder.caseless("й")).isNotEqualTo(TextOrder.caseless("и"));
  }
}

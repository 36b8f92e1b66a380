package dev.crmkit.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.testing.ModelValues;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** The one order of texts (rules.md R5). */
@Tag("R5")
class TextOrderProperties {

  /** Letters whose case is odd, marks that move when they are put in order, four-byte letters. */
  private static final List<String> ODD =
      List.of(
          "ё", "Ё", "е", "Е", "е\u0308", "\u0308", "\u0301", "\u0345", "\u0316", "ß", "ẞ", "ss",
          "ſ", "S", "İ", "ı", "i", "I", "\u0307", "Σ", "ς", "σ", "ŉ", "ǰ", "ǅ", "Ǆ", "ǆ", "ﬁ", "fi",
          "ᾳ", "ΐ", "\u212A", "k", "Å", "\u212B", "а\u030A", "Ꭰ", "ꭰ", "𐐀", "𐐨", "😀", "\uFFFD",
          "ᄀ", "ᅡ", "ᆨ", "각", "Ω", "\u2126", "µ", "μ", "ა", "Ა", " ", "1");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(ModelValues.texts(), odd());
  }

  @Provide
  Arbitrary<String> storable() {
    return texts().filter(Texts::isStorable);
  }

  @Provide
  Arbitrary<String> odd() {
    return Arbitraries.of(ODD).list().ofMaxSize(6).map(parts -> String.join("", parts));
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void aKeyIsFoldedLetterByLetter(@ForAll("storable") String text) {
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .mapToObj(Character::toString)
        .map(each -> each.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT))
        .flatMap(each -> each.codePoints().mapToObj(Character::toString))
        .map(each -> each.toLowerCase(Locale.ROOT))
        .forEach(folded::append);
    String caseless =
        Normalizer.normalize(folded.toString().replace('ς', 'σ'), Normalizer.Form.NFC);
    Statistics.label("what is special")
        .collect(
            text.codePoints().anyMatch(Character::isSupplementaryCodePoint)
                ? "four bytes"
                : caseless.indexOf('ё') >= 0
                    ? "ё"
                    : !Normalizer.isNormalized(text, Normalizer.Form.NFC)
                        ? "not composed"
                        : caseless.equals(text) ? "nothing" : "case")
        .coverage(
            all ->
                Stream.of("four bytes", "ё", "not composed", "case")
                    .forEach(each -> all.check(each).percentage(p -> p > 2)));

    assertThat(TextOrder.caseless(text)).isEqualTo(caseless);
    assertThat(TextOrder.key(text)).isEqualTo(withoutYo(caseless));
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void whatIsEqualWithoutCaseIsEqualInTheOrderAndForASearch(
      @ForAll("odd") String one, @ForAll("odd") String two, @ForAll boolean turned) {
    String a = Normalizer.normalize(one, Normalizer.Form.NFC);
    String b = turned ? withoutYo(turned(a)) : Normalizer.normalize(two, Normalizer.Form.NFC);
    boolean equal = compare(TextOrder.key(a), TextOrder.key(b)) == 0;
    Statistics.label("equal")
        .collect(equal)
        .coverage(
            all -> Stream.of(true, false).forEach(is -> all.check(is).percentage(p -> p > 20)));

    assertThat(TextOrder.contains(a, b) && TextOrder.contains(b, a)).isEqualTo(equal);
    if (a.equalsIgnoreCase(b) || turned) {
      assertThat(equal).as("%s and %s", a, b).isTrue();
    }
    if (equal) {
      assertThat(TextOrder.contains("x" + a + "y", "X" + b + "Y")).isTrue();
    }
  }

  /** Without the diaereses of е, wherever they stand among its marks. */
  private static String withoutYo(String text) {
    StringBuilder rest = new StringBuilder();
    boolean open = false;
    for (char each : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
      if (each != '\u0308' || !open) {
        // A mark below does not stand between the letter and its diaeresis.
        open = each == 'е' || (open && each == '\u0316');
        rest.append(each);
      }
    }
    return Normalizer.normalize(rest, Normalizer.Form.NFC);
  }

  /** Each letter in the case that it has not. */
  private static String turned(String text) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .map(
            each ->
                each.equals(each.toLowerCase(Locale.ROOT))
                    ? each.toUpperCase(Locale.ROOT)
                    : each.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aSearchFindsWhatStandsInTheKey(@ForAll("few") String text, @ForAll("few") String part) {
    String key = TextOrder.key(text);
    boolean stands = false;
    for (int at = 0; at <= key.length(); at++) {
      stands |= key.startsWith(TextOrder.key(part), at);
    }

    assertThat(TextOrder.contains(text, part)).isEqualTo(stands);
  }

  /** So few letters that one text often stands in another. */
  @Provide
  Arbitrary<String> few() {
    return Arbitraries.of("е", "Ё", "Л", "л", "😀")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
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
  void caseDoesNotCount(@ForAll("storable") String given) {
    // What is not in order may change its order with its case.
    String text = Normalizer.normalize(given, Normalizer.Form.NFC);
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
    assertThat(TextOrder.key("ё\u0308")).isEqualTo("е");
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

package dev.crmkit.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.ibm.icu.text.Normalizer2;
import dev.crmkit.core.testing.ModelValues;
import java.nio.charset.StandardCharsets;
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

/** The order of texts (rules.md R5). */
@Tag("R5")
class TextOrderProperties {

  // Not those of the JDK, which may know an older version of Unicode.
  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(ModelValues.texts(), HostileTexts.odd());
  }

  @Provide
  Arbitrary<String> storable() {
    return HostileTexts.storable();
  }

  @Provide
  Arbitrary<String> odd() {
    return HostileTexts.odd();
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void keysEqualThoseOfIcu(@ForAll("storable") String text) {
    String key = IcuKeys.key(text);
    String nameKey = IcuKeys.nameKey(text);
    Statistics.label("what is special")
        .collect(
            text.codePoints().anyMatch(Character::isSupplementaryCodePoint)
                ? "four bytes"
                : !key.equals(TextOrder.key(nameKey))
                    ? "spaces"
                    : !key.equals(nameKey)
                        ? "ё"
                        : !NFC.isNormalized(text)
                            ? "not composed"
                            : key.equals(text) ? "nothing" : "case")
        .coverage(
            all ->
                Stream.of("four bytes", "spaces", "ё", "not composed", "case")
                    .forEach(each -> all.check(each).percentage(p -> p > 1)));

    assertThat(TextOrder.key(text)).isEqualTo(key);
    assertThat(TextOrder.nameKey(text)).isEqualTo(nameKey);
    assertThat(Texts.isBlank(text)).isEqualTo(IcuKeys.isBlank(text));
  }

  @Property
  void aNameIsBlankIfAndOnlyIfItsKeyIsEmpty(@ForAll("storable") String text) {
    assertThat(Texts.isBlank(text)).isEqualTo(TextOrder.nameKey(text).isEmpty());
  }

  /** Names that are often the same. Equality of keys is an equivalence relation. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void equalNamesAreAlsoEqualInTheOrder(@ForAll("odd") String one, @ForAll("odd") String two) {
    boolean same = TextOrder.nameKey(one).equals(TextOrder.nameKey(two));

    if (one.equalsIgnoreCase(two)) {
      assertThat(same).as("%s and %s", one, two).isTrue();
    }
    if (same) {
      assertThat(TextOrder.key(TextOrder.nameKey(one)))
          .isEqualTo(TextOrder.key(TextOrder.nameKey(two)));
    }
    assertThat(TextOrder.nameKey("\u200B " + one + "\u00A0\u2060"))
        .isEqualTo(TextOrder.nameKey(one));
  }

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void caseInsensitiveEqualityImpliesEqualityInOrderAndSearch(
      @ForAll("odd") String one, @ForAll("odd") String two, @ForAll boolean turned) {
    String a = NFD.normalize(TextOrder.nameKey(one));
    String b = turned ? withoutYo(turned(a)) : NFD.normalize(two);
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

  /** Removes the diaereses of е, wherever they are among its marks. */
  private static String withoutYo(String text) {
    StringBuilder rest = new StringBuilder();
    boolean open = false;
    for (char each : NFD.normalize(text).toCharArray()) {
      if (each != '\u0308' || !open) {
        // A mark below the letter does not separate the letter from its diaeresis.
        open = each == 'е' || (open && each == '\u0316');
        rest.append(each);
      }
    }
    return NFC.normalize(rest);
  }

  /** Inverts the case of each letter. */
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
  void aSearchFindsSubstringsOfTheKey(@ForAll("few") String text, @ForAll("few") String part) {
    String key = TextOrder.key(text);
    boolean stands = false;
    for (int at = 0; at <= key.length(); at++) {
      stands |= key.startsWith(TextOrder.key(part), at);
    }

    assertThat(TextOrder.contains(text, part)).isEqualTo(stands);
  }

  /** Texts of few letters, so that one often contains another. */
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
  void caseDoesNotCount(@ForAll("storable") String text) {
    String key = TextOrder.key(text);
    String nameKey = TextOrder.nameKey(text);

    assertThat(TextOrder.key(upper(key))).isEqualTo(key);
    assertThat(TextOrder.nameKey(upper(nameKey))).isEqualTo(nameKey);
  }

  /** Decomposed first, as the upper case of an iota subscript, a mark, is a letter. */
  private static String upper(String key) {
    return NFD.normalize(key).toUpperCase(Locale.ROOT);
  }

  @Property
  void theNormalizationFormDoesNotCount(@ForAll("storable") String text) {
    assertThat(TextOrder.key(NFD.normalize(text))).isEqualTo(TextOrder.key(text));
    assertThat(TextOrder.key(NFC.normalize(text))).isEqualTo(TextOrder.key(text));
  }

  @Property
  void theKeyFunctionIsIdempotent(@ForAll("storable") String text) {
    assertThat(TextOrder.key(TextOrder.key(text))).isEqualTo(TextOrder.key(text));
    assertThat(TextOrder.nameKey(TextOrder.nameKey(text))).isEqualTo(TextOrder.nameKey(text));
  }

  @Example
  void theKeyOfEveryCharacterEqualsThatOfIcu() {
    for (int each = 0; each <= Character.MAX_CODE_POINT; each++) {
      String text = Character.toString(each);
      if (Character.getType(each) != Character.SURROGATE
          && !TextOrder.key(text).equals(IcuKeys.key(text))) {
        fail("U+%04X", each);
      }
    }
  }

  @Property
  void aTextIsFoundInATextThatContainsIt(
      @ForAll("cyrillic") String part, @ForAll("cyrillic") String rest) {
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
  void namesAreInAlphabeticalOrderIgnoringCase() {
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
  void yoEqualsYeInTheOrderButNotInNames() {
    assertThat(TextOrder.key("Пётр")).isEqualTo(TextOrder.key("петр"));
    assertThat(TextOrder.key("ПЕ\u0308ТР")).isEqualTo(TextOrder.key("петр"));
    assertThat(TextOrder.nameKey("Пётр")).isNotEqualTo(TextOrder.nameKey("Петр"));
    assertThat(TextOrder.nameKey("ПЕ\u0308ТР")).isEqualTo(TextOrder.nameKey("пётр"));
    assertThat(TextOrder.key("ё\u0308")).isEqualTo("е");
  }

  @Example
  void specialCasesOfCaseFoldingAreEqual() {
    assertThat(TextOrder.nameKey("STRASSE")).isEqualTo(TextOrder.nameKey("straße"));
    assertThat(TextOrder.nameKey("STRAẞE")).isEqualTo("strasse");
    assertThat(TextOrder.nameKey("ΣΊΣΥΦΟΣ")).isEqualTo(TextOrder.nameKey("σίσυφος"));
    assertThat(TextOrder.nameKey("I")).isEqualTo("i");
    assertThat(TextOrder.nameKey("𐐀")).isEqualTo("𐐨");
    assertThat(TextOrder.nameKey("й")).isNotEqualTo(TextOrder.nameKey("и"));
  }
}

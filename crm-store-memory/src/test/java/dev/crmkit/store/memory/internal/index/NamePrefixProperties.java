package dev.crmkit.store.memory.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.text.TextOrder;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of {@link NamePrefix}es never contradicts the order of texts. */
class NamePrefixProperties {

  /**
   * Few letters, so that many prefixes are equal: those at the bounds of each length of encoding.
   */
  private static final String LETTERS =
      "\0a\u007f\u0080\u00ff\u0100\u042fабя\u0450\u07ff\u0800\ud7ff\ud800\udfff\ue000\uffff";

  /** Two texts with a common beginning. */
  record Pair(String one, String other) {}

  @Provide
  Arbitrary<Pair> pairs() {
    Arbitrary<String> beginnings = Arbitraries.strings().withChars(LETTERS).ofMaxLength(17);
    Arbitrary<String> ends = Arbitraries.strings().withChars(LETTERS).ofMaxLength(3);
    return Combinators.combine(Arbitraries.oneOf(Arbitraries.just(""), beginnings), ends, ends)
        .as((beginning, one, other) -> new Pair(beginning + one, beginning + other));
  }

  @Property
  void prefixesNeverContradictTheOrderOfTexts(@ForAll("pairs") Pair pair) {
    int order = Arrays.compare(NamePrefix.of(pair.one), NamePrefix.of(pair.other));
    if (order != 0) {
      assertThat(Integer.signum(TextOrder.BY_CODE_POINT.compare(pair.one, pair.other)))
          .isEqualTo(Integer.signum(order));
    }
  }

  @Example
  void sixteenLatinOrCyrillicLettersAreDistinguished() {
    assertThat(NamePrefix.of("client 123456-78")).isNotEqualTo(NamePrefix.of("client 123456-79"));
    assertThat(NamePrefix.of("яблоко и груша а")).isNotEqualTo(NamePrefix.of("яблоко и груша я"));
  }
}

package dev.crmkit.store.memory;

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

/** {@link NameWords} never contradict the order of texts. */
class NameWordsProperties {

  /** Few letters, so that much is equal, from all over, the ends of all ranges among them. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> few =
        Arbitraries.strings()
            .withChars(
                "\0a \u007f\u0080ü\u00ff\u0100\u042fабя\u0450\u07ff\u0800\ud7ff\ud800\udfff\ue000\uffff")
            .ofMaxLength(20);
    Arbitrary<String> common = Arbitraries.of("", "client ", "ооо «");
    return Combinators.combine(common, Arbitraries.oneOf(few, Arbitraries.strings()))
        .as(String::concat);
  }

  @Property
  void wordsTellNoOtherOrderThanTheTexts(
      @ForAll("texts") String one, @ForAll("texts") String other) {
    int words = Arrays.compare(NameWords.of(one), NameWords.of(other));
    if (words != 0) {
      assertThat(Integer.signum(TextOrder.BY_CODE_POINT.compare(one, other)))
          .isEqualTo(Integer.signum(words));
    }
  }

  @Example
  void sixteenLettersOfLatinOrCyrillicAreToldApart() {
    assertThat(NameWords.of("client 123456-78")).isNotEqualTo(NameWords.of("client 123456-79"));
    assertThat(NameWords.of("ромашка и сыновь")).isNotEqualTo(NameWords.of("ромашка и сынови"));
  }
}

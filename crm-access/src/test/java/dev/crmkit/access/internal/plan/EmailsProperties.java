package dev.crmkit.access.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.Violation;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.error.Violations;
import dev.crmkit.core.text.Texts;
import dev.crmkit.testing.TextMutation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** An address is a dot-atom, an @ and a domain name, as the grammar here says (rules.md U12). */
@Tag("U12")
class EmailsProperties {

  private static final List<String> SPLICES =
      List.of(
          "",
          "@",
          "@@",
          " ",
          "\t",
          "\r\n",
          "\r",
          "\u000b",
          "\f",
          "\u0000",
          "\uD83D",
          "😀",
          "ё",
          ".",
          "..",
          "<",
          ">",
          "(",
          "\"",
          "-",
          "\u200b",
          "\u00a0",
          "b.".repeat(100),
          "a".repeat(255));

  /** A letter of an atom: not ASCII, or one of those that RFC 5322 lists; neither is blank. */
  private static final String ATOM = "[\\w!#$%&'*+/=?^`{|}~[^\\x00-\\x7F\\xA0\\x{200B}]-]+";

  private static final String LABEL =
      "(?!-)[a-zA-Z0-9[^\\x00-\\x7F\\xA0\\x{200B}\\x{D800}-\\x{DFFF}]-]{1,63}(?<!-)";

  private static final Pattern ADDRESS =
      Pattern.compile(
          ATOM + "(\\." + ATOM + ")*@" + LABEL + "(\\." + LABEL + ")*(?<![@.][0-9]{0,63})");

  @StatisticsReport(StatisticsReportMode.OFF)
  @Property(edgeCases = EdgeCasesMode.NONE)
  void anAddressIsWhatTheGrammarSays(@ForAll("addresses") String email) {
    Assume.that(email.codePoints().noneMatch(EmailsProperties::isOtherSymbol));
    boolean address =
        ADDRESS.matcher(email).matches() && email.indexOf('@') <= 64 && email.length() <= 254;
    List<String> expected = new ArrayList<>();
    if (!Texts.isStorable(email)) {
      expected.add("email MALFORMED " + Texts.shown(email));
    }
    if (!address) {
      expected.add("email MALFORMED " + email);
    }
    Statistics.label("address, storable")
        .collect(address, Texts.isStorable(email))
        .coverage(
            all -> {
              all.check(true, true).percentage(p -> p > 20);
              all.check(true, false).percentage(p -> p > 5);
              all.check(false, true).percentage(p -> p > 20);
            });
    Statistics.label("length")
        .collect(Integer.signum(Integer.compare(email.length(), 254)))
        .coverage(all -> Stream.of(-1, 0, 1).forEach(is -> all.check(is).count(n -> n > 0)));

    Violations violations = new Violations();
    Emails.check("email", email, violations);

    assertThat(reported(violations)).isEqualTo(expected);
  }

  /** A symbol outside of ASCII that is not blank: which of them an address can have is not ours. */
  private static boolean isOtherSymbol(int c) {
    return c > 0x7F
        && c < 0x10000
        && !Character.isLetterOrDigit(c)
        && Character.getType(c) != Character.SURROGATE
        && !Texts.hasBlank(Character.toString(c));
  }

  private static List<String> reported(Violations violations) {
    try {
      violations.throwIfAny();
      return List.of();
    } catch (InvalidException e) {
      assertThat(e.violations()).extracting(Violation::code).containsOnly(ViolationCode.MALFORMED);
      return e.violations().stream()
          .map(each -> each.field() + " " + each.code() + " " + each.value())
          .toList();
    }
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().numeric().withChars(".+-_").ofMaxLength(12),
            Arbitraries.of("вера", "😀", "\u00a0", "a".repeat(63), "a".repeat(64), "a".repeat(65)));
    Arbitrary<String> whole =
        Combinators.combine(parts, Arbitraries.of("example.com", "пример.рф", "x"))
            .as((name, domain) -> name + "@" + domain);
    return Arbitraries.oneOf(
        whole,
        whole.map(address -> "\uD83D" + address), // half a character: an address, not to be stored
        Arbitraries.of(253, 254, 255).map(EmailsProperties::ofLength),
        Combinators.combine(whole, TextMutation.any(SPLICES).list().ofMaxSize(2))
            .as(TextMutation::apply),
        Arbitraries.strings().ofMaxLength(8));
  }

  private static String ofLength(int length) {
    int odd = length % 2;
    return "a".repeat(1 + odd) + "@" + "b.".repeat((length - odd - 4) / 2) + "ru";
  }
}

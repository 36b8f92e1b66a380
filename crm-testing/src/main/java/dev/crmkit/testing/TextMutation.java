package dev.crmkit.testing;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One damage that is done to a text, wherever the text is long enough for it.
 *
 * @param kind what is done
 * @param at where, from 0 (its beginning) to below 1
 * @param length of how many characters
 * @param splice what is put in, where anything is
 */
public record TextMutation(Kind kind, double at, int length, String insertion) {

  /** What can be done to a text. */
  public enum Kind {
    /** The splice is put in. */
    INSERT,
    /** The splice stands in the place of a stretch. */
    REPLACE,
    /** A stretch is taken out. */
    REMOVE,
    /** A stretch comes twice. */
    DUPLICATE,
    /** A stretch is put before what stands before it. */
    SWAP,
    /** A character becomes the next one. */
    INCREMENT,
    /** The rest is cut off. */
    TRUNCATE
  }

  /**
   * Any damage.
   *
   * @param splices what is put in: pieces that mean something in the language of the text
   * @return damages of short stretches and of long ones
   */
  public static Arbitrary<TextMutation> any(List<String> splices) {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.oneOf(
                Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 60)),
            Arbitraries.of(splices))
        .as(TextMutation::new);
  }

  /**
   * Does it.
   *
   * @param text a text
   * @return the damaged one; now and then it is equal
   */
  public String apply(String text) {
    int from = Math.min(text.length(), (int) (at * (text.length() + 1)));
    int to = Math.min(text.length(), from + length);
    String before = text.substring(0, from);
    String stretch = text.substring(from, to);
    String after = text.substring(to);
    return switch (kind) {
      case INSERT -> before + insertion + stretch + after;
      case REPLACE -> before + insertion + after;
      case REMOVE -> before + after;
      case DUPLICATE -> before + stretch + stretch + after;
      case SWAP -> {
        int cut = Math.max(0, from - length);
        yield text.substring(0, cut) + stretch + text.substring(cut, from) + after;
      }
      case INCREMENT ->
          stretch.isEmpty()
              ? text
              : before + (char) (stretch.charAt(0) + 1) + stretch.substring(1) + after;
      case TRUNCATE -> before;
    };
  }

  /**
   * Does several, one after the other.
   *
   * @param text a text
   * @param mutations what is done to it
   * @return the damaged text
   */
  public static String apply(String text, List<TextMutation> mutations) {
    String damaged = text;
    for (TextMutation each : mutations) {
      damaged = each.apply(damaged);
    }
    return damaged;
  }
}

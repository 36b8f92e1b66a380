package dev.crmkit.testing;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A mutation of a text, for tests with damaged input. It applies to texts of any length.
 *
 * @param kind the kind of the mutation
 * @param position the relative position in the text, from 0 (the beginning) to less than 1
 * @param length the number of characters of the affected segment
 * @param insertion the text to insert, if the kind inserts one
 */
public record TextMutation(Kind kind, double position, int length, String insertion) {

  /** The kinds of mutations. */
  public enum Kind {
    /** Inserts a text. */
    INSERT,
    /** Replaces the segment by a text. */
    REPLACE,
    /** Removes the segment. */
    REMOVE,
    /** Duplicates the segment. */
    DUPLICATE,
    /** Swaps the segment with the characters before it. */
    SWAP,
    /** Replaces the first character of the segment by the next code unit. */
    INCREMENT,
    /** Removes everything from the segment on. */
    TRUNCATE
  }

  /**
   * Generates mutations of short and long segments.
   *
   * @param insertions texts to insert: tokens of the language of the text
   * @return the generator
   */
  public static Arbitrary<TextMutation> any(List<String> insertions) {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.oneOf(
                Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 60)),
            Arbitraries.of(insertions))
        .as(TextMutation::new);
  }

  /**
   * Applies the mutation.
   *
   * @param text a text
   * @return the mutated text, which can be equal to the given one
   */
  public String apply(String text) {
    int from = Math.min(text.length(), (int) (position * (text.length() + 1)));
    int to = Math.min(text.length(), from + length);
    String before = text.substring(0, from);
    String segment = text.substring(from, to);
    String after = text.substring(to);
    return switch (kind) {
      case INSERT -> before + insertion + segment + after;
      case REPLACE -> before + insertion + after;
      case REMOVE -> before + after;
      case DUPLICATE -> before + segment + segment + after;
      case SWAP -> {
        int swapStart = Math.max(0, from - length);
        yield text.substring(0, swapStart) + segment + text.substring(swapStart, from) + after;
      }
      case INCREMENT ->
          segment.isEmpty()
              ? text
              : before + (char) (segment.charAt(0) + 1) + segment.substring(1) + after;
      case TRUNCATE -> before;
    };
  }

  /**
   * Applies mutations one after another.
   *
   * @param text a text
   * @param mutations the mutations
   * @return the mutated text
   */
  public static String apply(String text, List<TextMutation> mutations) {
    String mutated = text;
    for (TextMutation each : mutations) {
      mutated = each.apply(mutated);
    }
    return mutated;
  }
}

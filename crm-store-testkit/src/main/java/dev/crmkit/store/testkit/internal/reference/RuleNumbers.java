package dev.crmkit.store.testkit.internal.reference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The numbers of the rules of the model (rules.md), by which a scenario names what it proves. */
public final class RuleNumbers {

  private record Chapter(String letter, int last) {
    Stream<String> numbers() {
      return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    @Override
    public String toString() {
      return letter + "1 to " + letter + last;
    }
  }

  private static final List<Chapter> CHAPTERS =
      List.of(
          new Chapter("U", 12),
          new Chapter("D", 9),
          new Chapter("R", 6),
          new Chapter("V", 9),
          new Chapter("E", 8),
          new Chapter("F", 10),
          new Chapter("P", 4),
          new Chapter("S", 3),
          new Chapter("W", 4),
          new Chapter("A", 4));

  /** All numbers, in the order of the rules. */
  public static final List<String> ALL = CHAPTERS.stream().flatMap(Chapter::numbers).toList();

  /**
   * Describes the numbers that there are.
   *
   * @return such as {@code U1 to U12, D1 to D9}
   */
  public static String describe() {
    return CHAPTERS.stream().map(Chapter::toString).collect(Collectors.joining(", "));
  }

  private RuleNumbers() {}
}

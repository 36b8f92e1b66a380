package dev.crmkit.store.jdbc.internal.summary;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The offsets of a time zone from UTC, as a step function with finitely many steps.
 *
 * <p>Rules such as "the last Sunday of March" go on forever. But the calendar repeats after an era
 * of 400 years, which are {@value #DAYS_PER_ERA} days and a whole number of weeks: so the offset at
 * a time after the last step is the offset at the same time of the last era that has steps.
 *
 * @param steps the steps before the era that repeats
 * @param eraStart the second since 1970 at which that era starts
 * @param eraSteps the steps of that era, relative to its start; one if the offset is constant
 */
record ZoneOffsets(List<Step> steps, long eraStart, List<Step> eraSteps) {

  static final long SECONDS_PER_DAY = 86_400;
  static final long DAYS_PER_ERA = 146_097;

  private static final long SECONDS_PER_ERA = DAYS_PER_ERA * SECONDS_PER_DAY;

  /** The year in which the era that repeats starts, if all special cases are earlier. */
  private static final int FIRST_YEAR = 2_040;

  /**
   * An offset that applies until the next step.
   *
   * @param from the second from which it applies, ignored in the first step
   * @param offset the offset in seconds
   */
  record Step(long from, int offset) {}

  static ZoneOffsets of(ZoneRules rules) {
    List<ZoneOffsetTransition> special = rules.getTransitions();
    long start =
        special.isEmpty()
            ? 0
            : startOfYear(
                Math.max(
                    FIRST_YEAR, special.get(special.size() - 1).getDateTimeAfter().getYear() + 2));
    boolean repeats = !rules.getTransitionRules().isEmpty();
    return new ZoneOffsets(
        steps(rules, Instant.MIN.getEpochSecond(), start, 0),
        start,
        steps(rules, start, repeats ? start + SECONDS_PER_ERA : start, start));
  }

  private static long startOfYear(int year) {
    return Year.of(year).atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  /** Returns the steps from one second to another, relative to an origin. */
  private static List<Step> steps(ZoneRules rules, long from, long to, long origin) {
    List<Step> steps = new ArrayList<>();
    Instant first = Instant.ofEpochSecond(from);
    steps.add(new Step(from - origin, rules.getOffset(first).getTotalSeconds()));
    for (ZoneOffsetTransition next = rules.nextTransition(first);
        next != null && next.toEpochSecond() < to;
        next = rules.nextTransition(next.getInstant())) {
      steps.add(new Step(next.toEpochSecond() - origin, next.getOffsetAfter().getTotalSeconds()));
    }
    return steps;
  }

  /**
   * Returns the offset as a binary search in SQL.
   *
   * @param micros the expression for the time in microseconds since 1970
   */
  String sql(String micros) {
    String inEra = "((%s - %d) %% %d)".formatted(micros, micros(eraStart), micros(SECONDS_PER_ERA));
    return steps.size() == 1
            && steps.get(0).offset == eraSteps.get(0).offset
            && eraSteps.size() == 1
        ? Integer.toString(steps.get(0).offset)
        : "(case when %s < %d then %s else %s end)"
            .formatted(micros, micros(eraStart), search(micros, steps), search(inEra, eraSteps));
  }

  private static String search(String micros, List<Step> steps) {
    if (steps.size() == 1) {
      return Integer.toString(steps.get(0).offset);
    }
    int middle = steps.size() / 2;
    return "case when %s < %d then %s else %s end"
        .formatted(
            micros,
            micros(steps.get(middle).from),
            search(micros, steps.subList(0, middle)),
            search(micros, steps.subList(middle, steps.size())));
  }

  private static long micros(long seconds) {
    return seconds * 1_000_000;
  }
}

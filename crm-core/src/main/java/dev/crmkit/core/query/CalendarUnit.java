package dev.crmkit.core.query;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** The units of the calendar by which a summary groups times (rules.md R6). */
public enum CalendarUnit {
  /** A day, as a {@link LocalDate}. */
  DAY,
  /** A month of a year, as a {@link YearMonth}. */
  MONTH,
  /** A year, as a {@link Year}. */
  YEAR;

  /**
   * Returns the unit that a day is in.
   *
   * @param day a day
   * @return a value of the type that the unit names
   */
  public Comparable<?> containing(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case MONTH -> YearMonth.from(day);
      case YEAR -> Year.from(day);
    };
  }
}

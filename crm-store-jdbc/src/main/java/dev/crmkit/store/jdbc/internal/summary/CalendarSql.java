package dev.crmkit.store.jdbc.internal.summary;

import dev.crmkit.core.query.CalendarUnit;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Calendar arithmetic in SQL, on integers only: databases have different tables of time zones, or
 * none. Months and years are computed by the algorithm <a
 * href="https://howardhinnant.github.io/date_algorithms.html">days to civil</a>, which counts
 * months from March in eras of 400 years.
 *
 * <p>Days, months and years are numbered so that none is negative, since databases round quotients
 * of negative numbers differently.
 */
final class CalendarSql {

  /** The number of years that are added: more than any time in microseconds is before 1970. */
  private static final int ADDED_YEARS = 800 * 400;

  private static final long ADDED_DAYS = ADDED_YEARS / 400 * ZoneOffsets.DAYS_PER_ERA;

  /** The day of 1970-01-01, counted from the first of March of the year 0. */
  private static final int EPOCH = 719_468;

  private final SqlDialect dialect;

  CalendarSql(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** Returns the number of the day that a time is in. */
  Field<Long> day(Field<Long> micros, ZoneId zone) {
    String second =
        "case when {0} >= 0 then %s else -1 - %s end"
            .formatted(quotient("{0}", 1_000_000), quotient("(-1 - {0})", 1_000_000));
    String local =
        "(%s + %s + %d)"
            .formatted(
                "(" + second + ")",
                ZoneOffsets.of(zone.getRules()).sql("{0}"),
                ADDED_DAYS * ZoneOffsets.SECONDS_PER_DAY);
    return DSL.field(quotient(local, ZoneOffsets.SECONDS_PER_DAY), SQLDataType.BIGINT, micros);
  }

  /** Returns the number of the day, month or year that a day is in. */
  Field<Long> unit(CalendarUnit unit, Field<Long> day) {
    String text =
        switch (unit) {
          case DAY -> "{0}";
          case MONTH -> month();
          case YEAR -> quotient(month(), 12);
        };
    return DSL.field(text, SQLDataType.BIGINT, day);
  }

  private String month() {
    String day = "({0} + " + EPOCH + ")";
    String dayOfEra = "(" + day + " % " + ZoneOffsets.DAYS_PER_ERA + ")";
    String yearOfEra =
        quotient(
            "(%1$s - %2$s + %3$s - %4$s)"
                .formatted(
                    dayOfEra,
                    quotient(dayOfEra, 1_460),
                    quotient(dayOfEra, 36_524),
                    quotient(dayOfEra, 146_096)),
            365);
    String dayOfYear =
        "(%1$s - (365 * %2$s + %3$s - %4$s))"
            .formatted(dayOfEra, yearOfEra, quotient(yearOfEra, 4), quotient(yearOfEra, 100));
    String month = quotient("(5 * " + dayOfYear + " + 2)", 153);
    String year = "(%s * 400 + %s)".formatted(quotient(day, ZoneOffsets.DAYS_PER_ERA), yearOfEra);
    return "(" + year + " * 12 + " + month + " + 2)";
  }

  private String quotient(String dividend, long divisor) {
    return "(" + dividend + " " + dialect.integerDivision() + " " + divisor + ")";
  }

  /** Returns the unit with a number. */
  static Comparable<?> value(CalendarUnit unit, long number) {
    return switch (unit) {
      case DAY -> LocalDate.ofEpochDay(number - ADDED_DAYS);
      case MONTH -> YearMonth.of((int) (number / 12) - ADDED_YEARS, (int) (number % 12) + 1);
      case YEAR -> Year.of((int) number - ADDED_YEARS);
    };
  }
}

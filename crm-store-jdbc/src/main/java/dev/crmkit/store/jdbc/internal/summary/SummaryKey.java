package dev.crmkit.store.jdbc.internal.summary;

import dev.crmkit.core.query.CalendarUnit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A column that a summary is grouped by.
 *
 * @param column the column, or an expression
 * @param join the table that the column is in, or null if that is the table of the records
 * @param unit the unit that the days in the column are combined to
 * @param reader reads the value of a group
 */
record SummaryKey(Field<?> column, @Nullable Join join, CalendarUnit unit, Reader reader) {

  /** A table to join, and the condition on its rows for a record; a record may have none. */
  record Join(Table<?> table, Condition on) {}

  /** Reads the value of a group from a column of the result; null if it has none. */
  interface Reader {
    @Nullable Object read(ResultSet row, int column) throws SQLException;
  }

  /** Reads a value from a number that is not null. */
  interface NumberReader {
    @Nullable Object read(long number);
  }

  static SummaryKey of(Field<?> column, @Nullable Join join, NumberReader reader) {
    Map<Long, Optional<Object>> read = new HashMap<>();
    return new SummaryKey(
        column,
        join,
        CalendarUnit.DAY,
        (row, at) -> {
          long number = row.getLong(at);
          return row.wasNull()
              ? null
              : read.computeIfAbsent(number, each -> Optional.ofNullable(reader.read(each)))
                  .orElse(null);
        });
  }

  /** Returns whether groups of the column are combined to fewer in a second step. */
  boolean isCombined() {
    return unit != CalendarUnit.DAY;
  }
}

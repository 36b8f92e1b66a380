package dev.crmkit.store.jdbc.internal.condition;

import dev.crmkit.core.query.Condition.InRange;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.query.SortKey;
import dev.crmkit.store.jdbc.internal.sql.OrderPreservingKeys;
import dev.crmkit.store.jdbc.internal.sql.Tables;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Translates ranges of times and amounts, each of which is a column of the records. */
public final class RangePredicates {

  private RangePredicates() {}

  /** Tests whether the column of an attribute has a value in a range. */
  public static Condition inRange(InRange range, Tables.Records row) {
    return range.attribute() == Sort.Attribute.AMOUNT
        ? inRange(row.amountKey, number(range.from()), number(range.to()))
        : inRange(time(range.attribute(), row), micros(range.from()), micros(range.to()));
  }

  private static <T> Condition inRange(Field<T> column, @Nullable T from, @Nullable T to) {
    return column.isNotNull().and(isBetween(column, from, to));
  }

  private static <T> Condition isBetween(Field<T> column, @Nullable T from, @Nullable T to) {
    Condition isFrom = from == null ? DSL.noCondition() : column.ge(from);
    return to == null ? isFrom : isFrom.and(column.lt(to));
  }

  /** Tests whether a time that is not null is in a range. */
  static Condition isBetween(Field<Long> time, @Nullable Instant from, @Nullable Instant to) {
    return isBetween(time, bound(from), bound(to));
  }

  /** Returns the column of an attribute. */
  static Field<?> column(Sort.Attribute attribute, Tables.Records row) {
    return attribute == Sort.Attribute.AMOUNT ? row.amountKey : time(attribute, row);
  }

  private static Field<Long> time(Sort.Attribute attribute, Tables.Records row) {
    return switch (attribute) {
      case CREATED -> row.created;
      case UPDATED -> row.updated;
      case DUE -> row.due;
      case DONE -> row.done;
      case NAME, AMOUNT -> throw new IllegalArgumentException(attribute + " is no time");
    };
  }

  private static @Nullable Long micros(@Nullable SortKey bound) {
    return bound(bound == null ? null : ((SortKey.OfInstant) bound).instant());
  }

  private static @Nullable Long bound(@Nullable Instant instant) {
    return instant == null ? null : OrderPreservingKeys.toMicrosRoundedUp(instant);
  }

  private static byte @Nullable [] number(@Nullable SortKey bound) {
    return bound == null ? null : OrderPreservingKeys.number(((SortKey.OfNumber) bound).number());
  }
}

package dev.crmkit.store.jdbc;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The values that a column is compared with, and the ways to say that it is one of them.
 *
 * @param <T> the type of the column
 * @param count how many values there are
 * @param isFirst whether the column is the first of them, if there are any
 * @param array all of them as one value
 * @param isOneOf whether the column is one of them, as an index finds it
 * @param isAmong the same for a row that is at hand
 * @param isEach whether the column is the one of them that {@link IdSet.Each} is at
 * @param isLookedUp whether the column is the one of them that {@link Sql#lookedUp} is at
 */
record Among<T>(
    int count,
    Condition isFirst,
    Field<T[]> array,
    Condition isOneOf,
    Condition isAmong,
    Condition isEach,
    Condition isLookedUp) {

  static Among<Long> numbers(Sql sql, Field<Long> column, List<Long> numbers) {
    return new Among<>(
        numbers.size(),
        numbers.isEmpty() ? DSL.falseCondition() : column.eq(sql.unseen(numbers.get(0), column)),
        Sql.array(numbers),
        sql.isOneOf(column, numbers),
        sql.isAmong(column, numbers),
        column.eq(IdSet.Each.NUMBER),
        column.eq(Sql.LOOKED_UP));
  }

  static Among<byte[]> keys(Sql sql, Field<byte[]> column, List<byte[]> keys) {
    return new Among<>(
        keys.size(),
        keys.isEmpty() ? DSL.falseCondition() : column.eq(sql.unseen(keys.get(0), column)),
        Sql.keys(keys),
        sql.isOneKeyOf(column, keys),
        sql.isKeyAmong(column, keys),
        column.eq(IdSet.Each.KEY),
        column.eq(Sql.LOOKED_UP_KEY));
  }
}

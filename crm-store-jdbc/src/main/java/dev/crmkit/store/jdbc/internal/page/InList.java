package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.store.jdbc.internal.sql.SqlFragments;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The values that a column is compared with, and the ways to say that it is one of them.
 *
 * @param <T> the type of the column
 * @param count how many values there are
 * @param matchesFirst whether the column is the first of them, if there are any
 * @param array all of them as one value
 * @param matchesIndexed whether the column is one of them, as an index finds it
 * @param matchesRow the same for a row that is at hand
 * @param matchesPerValue whether the column is the one of them that {@link CandidateSet.PerValue}
 *     is at
 * @param matchesLookedUp whether the column is the one of them that {@link
 *     SqlFragments#leftJoinEach} is at
 */
record InList<T>(
    int count,
    Condition matchesFirst,
    Field<T[]> array,
    Condition matchesIndexed,
    Condition matchesRow,
    Condition matchesPerValue,
    Condition matchesLookedUp) {

  static InList<Long> numbers(SqlFragments sql, Field<Long> column, List<Long> numbers) {
    return new InList<>(
        numbers.size(),
        numbers.isEmpty()
            ? DSL.falseCondition()
            : column.eq(sql.hiddenParameter(numbers.get(0), column)),
        SqlFragments.array(numbers),
        sql.isOneOf(column, numbers),
        sql.isOneOfForRow(column, numbers),
        column.eq(CandidateSet.PerValue.NUMBER),
        column.eq(SqlFragments.EACH_ID));
  }

  static InList<byte[]> keys(SqlFragments sql, Field<byte[]> column, List<byte[]> keys) {
    return new InList<>(
        keys.size(),
        keys.isEmpty() ? DSL.falseCondition() : column.eq(sql.hiddenParameter(keys.get(0), column)),
        SqlFragments.keys(keys),
        sql.isOneOfKeys(column, keys),
        sql.isOneOfKeysForRow(column, keys),
        column.eq(CandidateSet.PerValue.KEY),
        column.eq(SqlFragments.EACH_KEY));
  }
}

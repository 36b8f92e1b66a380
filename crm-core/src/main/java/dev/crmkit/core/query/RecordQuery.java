package dev.crmkit.core.query;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.record.CrmRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a store is asked for: the records of one kind, in a scope, under a condition, in an order,
 * from a place on.
 *
 * @param <R> the kind of record
 * @param type the kind of record
 * @param scope where they may lie
 * @param where what they meet besides
 * @param sort their order
 * @param after the place after which they begin, or null to begin with the first
 * @param limit how many at most, from 1 on
 */
public record RecordQuery<R extends CrmRecord>(
    Class<R> type, Scope scope, Condition where, Sort sort, @Nullable Position after, int limit) {

  /**
   * Checks the limit.
   *
   * @param type the kind of record
   * @param scope where they may lie
   * @param where what they meet besides
   * @param sort their order
   * @param after the place after which they begin, or null to begin with the first
   * @param limit how many at most, from 1 on
   * @throws IllegalArgumentException when it is less than 1
   */
  public RecordQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
  }

  /**
   * The kind of the records.
   *
   * @return never null
   */
  public RecordKind kind() {
    return RecordKind.of(type);
  }

  /**
   * Returns the same query with another limit.
   *
   * @param changed from 1 on
   * @return a copy
   */
  public RecordQuery<R> withLimit(int changed) {
    return new RecordQuery<>(type, scope, where, sort, after, changed);
  }

  /**
   * Whether a record is one of those asked for, wherever the list begins and ends.
   *
   * @param record a record of that kind
   * @return true when it is in the scope and meets the condition
   */
  public boolean matches(CrmRecord record) {
    return scope.includes(record.portfolio()) && where.test(record);
  }
}

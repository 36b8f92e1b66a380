package dev.crmkit.core.query;

import dev.crmkit.core.RecordKind;
import dev.crmkit.core.record.CrmRecord;
import org.jspecify.annotations.Nullable;

/**
 * A query for a page of records of one kind.
 *
 * @param <R> the class of the records
 * @param type the class of the records
 * @param scope the portfolios to search
 * @param where the condition that the records meet
 * @param sort the order
 * @param after the position after which the page begins, or null for the first page
 * @param limit the maximum number of records, 1 or more
 */
public record RecordQuery<R extends CrmRecord>(
    Class<R> type, Scope scope, Condition where, Sort sort, @Nullable Position after, int limit) {

  public RecordQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, not " + limit);
    }
  }

  /**
   * Returns the kind of the records.
   *
   * @return the kind
   */
  public RecordKind kind() {
    return RecordKind.of(type);
  }

  /**
   * Returns the same query with another limit.
   *
   * @param changed the limit, 1 or more
   * @return a copy
   */
  public RecordQuery<R> withLimit(int changed) {
    return new RecordQuery<>(type, scope, where, sort, after, changed);
  }

  /**
   * Returns whether a record is in the scope and meets the condition, whatever the page.
   *
   * @param record a record of the kind
   * @return true if it does
   */
  public boolean matches(CrmRecord record) {
    return scope.includes(record.portfolio()) && where.test(record);
  }
}

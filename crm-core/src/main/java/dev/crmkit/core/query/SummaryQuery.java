package dev.crmkit.core.query;

import dev.crmkit.core.RecordKind;
import java.util.HashSet;
import java.util.List;

/**
 * A query for a summary of records of one kind (rules.md R6).
 *
 * @param kind the kind of the records
 * @param scope the portfolios to search
 * @param where the condition that the records meet
 * @param by what to group by, without duplicates; one group of all records if there is none
 * @param maxGroups the maximum number of groups, 1 or more
 */
public record SummaryQuery(
    RecordKind kind, Scope scope, Condition where, List<Grouping<?>> by, int maxGroups) {

  public SummaryQuery {
    by = List.copyOf(by);
    if (new HashSet<>(by).size() < by.size()) {
      throw new IllegalArgumentException("records are grouped twice by the same: " + by);
    }
    if (maxGroups < 1) {
      throw new IllegalArgumentException("a summary has 1 group or more, not " + maxGroups);
    }
  }
}

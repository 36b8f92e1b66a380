package dev.crmkit.core.query;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A summary of records (rules.md R6). It has no JSON of its own.
 *
 * @param groups the groups, ordered by their values: users, labels and options as they are listed,
 *     stages in the order of the pipeline, times ascending; those without a value are last
 */
public record Summary(List<SummaryGroup> groups) implements Iterable<SummaryGroup> {

  public Summary {
    groups = List.copyOf(groups);
  }

  /**
   * Returns the summary of no record.
   *
   * @param by what to group by
   * @return one group of count 0 without groupings, no group with groupings
   */
  public static Summary ofNothing(List<Grouping<?>> by) {
    return new Summary(by.isEmpty() ? List.of(new SummaryGroup(Map.of(), 0, Map.of())) : List.of());
  }

  @Override
  public Iterator<SummaryGroup> iterator() {
    return groups.iterator();
  }
}

package dev.crmkit.core.internal.store;

import dev.crmkit.core.deal.Deal;
import dev.crmkit.core.deal.Money;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.label.LabelId;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.query.Grouping;
import dev.crmkit.core.query.Summary;
import dev.crmkit.core.query.SummaryGroup;
import dev.crmkit.core.query.SummaryQuery;
import dev.crmkit.core.record.CrmRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups records, or groups that a database computed, into a summary by hash aggregation. {@link
 * #add(CrmRecord)} defines which groups a record is in (rules.md R6).
 */
public final class SummaryBuilder {

  private final OrgSnapshot org;
  private final SummaryQuery query;
  private final List<GroupingAxis> axes;
  private final int labelAxis;
  private final Map<Key, Totals> groups = new HashMap<>();

  public SummaryBuilder(OrgSnapshot org, SummaryQuery query) {
    this.org = org;
    this.query = query;
    this.axes = query.by().stream().map(by -> GroupingAxis.of(org, by)).toList();
    this.labelAxis = query.by().indexOf(Grouping.label());
  }

  /** The values of a group, with their hash code, which is needed again when the table grows. */
  private static final class Key {
    private final @Nullable Object[] values;
    private final int hash;

    Key(@Nullable Object[] values) {
      this.values = values;
      this.hash = Arrays.hashCode(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && hash == key.hash && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private static final class Totals {
    private long count;
    private final Map<String, BigDecimal> sums = new HashMap<>(2);

    void add(long records, @Nullable Money sum) {
      count += records;
      if (sum != null) {
        sums.merge(sum.currency(), sum.number(), BigDecimal::add);
      }
    }
  }

  /**
   * Adds a record that the query matches.
   *
   * @throws InvalidException if there are too many groups
   */
  public void add(CrmRecord record) {
    @Nullable Object[] values = new Object[axes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = axes.get(i).value().apply(record);
    }
    Money amount = record instanceof Deal deal ? deal.amount().orElse(null) : null;
    if (labelAxis >= 0) {
      boolean hasLabel = false;
      for (LabelId label : record.labels()) {
        if (org.label(label).isPresent()) {
          hasLabel = true;
          values[labelAxis] = label;
          totals(values.clone()).add(1, amount);
        }
      }
      if (hasLabel) {
        return;
      }
    }
    totals(values).add(1, amount);
  }

  /**
   * Adds records that have some values in common.
   *
   * @param values for each grouping, the value or null
   * @param count the number of records
   * @param sum the sum of their amounts if they are deals with amounts in one currency, else null
   * @throws InvalidException if there are too many groups
   */
  public void add(@Nullable Object[] values, long count, @Nullable Money sum) {
    totals(values).add(count, sum);
  }

  private Totals totals(@Nullable Object[] values) {
    Key key = new Key(values);
    Totals found = groups.get(key);
    if (found == null) {
      if (groups.size() == query.maxGroups()) {
        throw tooManyGroups(query);
      }
      found = new Totals();
      groups.put(key, found);
    }
    return found;
  }

  /** The refusal of a summary with too many groups. */
  public static InvalidException tooManyGroups(SummaryQuery query) {
    return new InvalidException(
        "groupings",
        ViolationCode.OUT_OF_RANGE,
        "more than " + query.maxGroups() + " groups",
        "at most " + query.maxGroups() + " groups; use fewer groupings, or more filters");
  }

  public Summary summary() {
    if (groups.isEmpty()) {
      return Summary.ofNothing(query.by());
    }
    List<Map<Object, Integer>> ranks = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      ranks.add(ranks(i));
    }
    List<Ranked> sorted = new ArrayList<>();
    groups.forEach((key, totals) -> sorted.add(new Ranked(ranks(key, ranks), group(key, totals))));
    sorted.sort((a, b) -> Arrays.compare(a.ranks, b.ranks));
    return new Summary(sorted.stream().map(Ranked::group).toList());
  }

  /** A group with the ranks of its values, by which groups are sorted. */
  @SuppressWarnings("ArrayRecordComponent") // compared by its elements only
  private record Ranked(int[] ranks, SummaryGroup group) {}

  /** Returns the values of one grouping with their place in the order. */
  private Map<Object, Integer> ranks(int axis) {
    Set<Object> values = new HashSet<>();
    for (Key key : groups.keySet()) {
      Object value = key.values[axis];
      if (value != null) {
        values.add(value);
      }
    }
    Map<Object, Integer> ranks = new HashMap<>();
    for (Object value : values.stream().sorted(axes.get(axis).order()).toList()) {
      ranks.put(value, ranks.size());
    }
    return ranks;
  }

  private static int[] ranks(Key key, List<Map<Object, Integer>> ranks) {
    int[] found = new int[key.values.length];
    for (int i = 0; i < found.length; i++) {
      Object value = key.values[i];
      found[i] = value == null ? Integer.MAX_VALUE : ranks.get(i).getOrDefault(value, 0);
    }
    return found;
  }

  private SummaryGroup group(Key key, Totals totals) {
    List<Map.Entry<Grouping<?>, Object>> values = new ArrayList<>(key.values.length);
    for (int i = 0; i < key.values.length; i++) {
      Object value = key.values[i];
      if (value != null) {
        values.add(Map.entry(query.by().get(i), value));
      }
    }
    return new SummaryGroup(entries(values), totals.count, totals.sums);
  }

  @SuppressWarnings("unchecked") // an array of entries holds any entries
  private static Map<Grouping<?>, Object> entries(List<Map.Entry<Grouping<?>, Object>> entries) {
    return Map.ofEntries(entries.toArray(Map.Entry[]::new));
  }
}

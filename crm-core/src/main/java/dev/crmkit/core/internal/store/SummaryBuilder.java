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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<List<@Nullable Object>, Totals> groups = new HashMap<>();

  public SummaryBuilder(OrgSnapshot org, SummaryQuery query) {
    this.org = org;
    this.query = query;
    this.axes = query.by().stream().map(by -> GroupingAxis.of(org, by)).toList();
    this.labelAxis = query.by().indexOf(Grouping.label());
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
          totals(Arrays.asList(values.clone())).add(1, amount);
        }
      }
      if (hasLabel) {
        return;
      }
    }
    totals(Arrays.asList(values)).add(1, amount);
  }

  /**
   * Adds records that have some values in common.
   *
   * @param values for each grouping, the value or null
   * @param count the number of records
   * @param sum the sum of their amounts if they are deals with amounts in one currency, else null
   * @throws InvalidException if there are too many groups
   */
  public void add(List<@Nullable Object> values, long count, @Nullable Money sum) {
    totals(values).add(count, sum);
  }

  private Totals totals(List<@Nullable Object> values) {
    Totals found = groups.get(values);
    if (found == null) {
      if (groups.size() == query.maxGroups()) {
        throw tooManyGroups(query);
      }
      found = new Totals();
      groups.put(values, found);
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
    List<List<@Nullable Object>> keys = new ArrayList<>(groups.keySet());
    keys.sort(this::compare);
    return new Summary(keys.stream().map(this::group).toList());
  }

  private SummaryGroup group(List<@Nullable Object> key) {
    Map<Grouping<?>, Object> values = new HashMap<>();
    for (int i = 0; i < key.size(); i++) {
      Object value = key.get(i);
      if (value != null) {
        values.put(query.by().get(i), value);
      }
    }
    Totals totals = totals(key);
    return new SummaryGroup(values, totals.count, totals.sums);
  }

  private int compare(List<@Nullable Object> a, List<@Nullable Object> b) {
    for (int i = 0; i < axes.size(); i++) {
      int order = Comparator.nullsLast(axes.get(i).order()).compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}

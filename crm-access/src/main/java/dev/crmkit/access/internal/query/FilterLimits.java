package dev.crmkit.access.internal.query;

import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.Filter;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures the filters of a query against the {@link Limits}, before anything recurses into them.
 *
 * <p>First the depth and the number of nodes are checked with a stack on the heap. Then conditions
 * are counted as a store will see them, after {@code Condition.normalized} has folded equalities:
 * equalities of one attribute that are joined by <em>or</em>, or negated and joined by
 * <em>and</em>, are one condition with several values.
 */
final class FilterLimits {

  /**
   * The ratio of nodes to conditions and values that is allowed. A filter object can be used many
   * times in one tree, even nested in itself, so a small object can be a large tree.
   */
  private static final long MAX_REPETITION = 10;

  private static final String AT = "filters";

  private final Limits limits;

  private FilterLimits(Limits limits) {
    this.limits = limits;
  }

  /**
   * Checks the filters of a query, all of which a record has to meet.
   *
   * @throws InvalidException if they exceed a limit
   */
  static void check(List<Filter> filters, Limits limits) {
    FilterLimits check = new FilterLimits(limits);
    check.checkShape(filters);
    Group all = check.new Group(false);
    filters.forEach(all::add);
    long conditions = all.conditions();
    if (conditions > limits.filterConditions()) {
      throw tooMany(AT, conditions, limits.filterConditions(), "conditions");
    }
  }

  private static InvalidException tooMany(String at, long found, long most, String what) {
    return new InvalidException(
        at, ViolationCode.OUT_OF_RANGE, found + " " + what, "at most " + most + " " + what);
  }

  private void checkShape(List<Filter> filters) {
    long most = MAX_REPETITION * ((long) limits.filterConditions() + limits.filterValues());
    long count = 0;
    int depth = 0;
    Deque<Nested> rest = new ArrayDeque<>();
    filters.forEach(filter -> rest.push(new Nested(filter, 1)));
    while (!rest.isEmpty()) {
      Nested next = rest.pop();
      depth = Math.max(depth, next.depth);
      count++;
      if (count > most) {
        throw tooMany(AT, count, most, "filters, repeated ones included");
      }
      FilterNode.of(next.filter)
          .parts()
          .forEach(part -> rest.push(new Nested(part, next.depth + 1)));
    }
    if (depth > limits.filterDepth()) {
      throw tooMany(AT, depth, limits.filterDepth(), "levels of nesting");
    }
  }

  private record Nested(Filter filter, int depth) {}

  private long count(Filter filter) {
    if (FilterNode.of(filter) instanceof FilterNode.Not not) {
      return count(not.part());
    }
    Group group = new Group(!(FilterNode.of(filter) instanceof FilterNode.And));
    group.add(filter);
    return group.conditions();
  }

  /** Counts the conditions of filters that are joined by <em>or</em>, or else by <em>and</em>. */
  private final class Group {

    private final boolean isOr;
    private final Map<String, Set<Object>> valuesOf = new HashMap<>();
    private final Set<Filter> others = new HashSet<>();
    private long nested;

    Group(boolean isOr) {
      this.isOr = isOr;
    }

    void add(Filter filter) {
      FilterNode node = FilterNode.of(filter);
      if (isOr ? node instanceof FilterNode.Or : node instanceof FilterNode.And) {
        node.parts().forEach(this::add);
        return;
      }
      FilterNode.Equality foldable = foldable(node);
      if (foldable != null) {
        Set<Object> values =
            valuesOf.computeIfAbsent(foldable.attribute(), attribute -> new HashSet<>());
        values.addAll(foldable.values());
        checkValues(foldable.attribute(), values.size());
      } else if (!node.parts().isEmpty()) {
        nested += count(filter);
      } else {
        others.add(filter);
        if (node instanceof FilterNode.Equality equality) {
          checkValues(equality.attribute(), equality.values().size());
        }
      }
    }

    /** The equality that a store folds with others of the group, if the filter is one. */
    private FilterNode.@Nullable Equality foldable(FilterNode node) {
      FilterNode candidate = node;
      if (!isOr) {
        candidate = node instanceof FilterNode.Not not ? FilterNode.of(not.part()) : null;
      }
      return candidate instanceof FilterNode.Equality equality ? equality : null;
    }

    private void checkValues(String attribute, int values) {
      if (values > limits.filterValues()) {
        throw tooMany(attribute, values, limits.filterValues(), "values");
      }
    }

    long conditions() {
      return valuesOf.size() + others.size() + nested;
    }
  }
}

package dev.crmkit.access.internal.query;

import dev.crmkit.access.options.Limits;
import dev.crmkit.access.query.Filter;
import dev.crmkit.core.error.InvalidException;
import dev.crmkit.core.error.ViolationCode;
import dev.crmkit.core.query.Comparison;
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
 * They are counted as the stores will see them: the values that one subject is compared with are
 * one condition if they are joined by <em>or</em>, or excluded one by one by <em>and</em>.
 */
final class FilterLimits {

  /**
   * How many times as many filters there can be as there can be conditions and values: filters may
   * be repeated, even by nesting one object in itself, so that a small object is a large filter.
   */
  private static final long REPETITIONS = 10;

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
    check.shape(filters);
    Group all = check.new Group(false);
    filters.forEach(all::add);
    long conditions = all.conditions();
    if (conditions > limits.filterConditions()) {
      throw tooMuch(AT, conditions, limits.filterConditions(), "conditions");
    }
  }

  private static InvalidException tooMuch(String at, long found, long most, String what) {
    return new InvalidException(
        at, ViolationCode.OUT_OF_RANGE, found + " " + what, "at most " + most + " " + what);
  }

  /** Checks depth and number, with a stack on the heap. */
  private void shape(List<Filter> filters) {
    long most = REPETITIONS * ((long) limits.filterConditions() + limits.filterValues());
    long count = 0;
    int depth = 0;
    Deque<Nested> left = new ArrayDeque<>();
    filters.forEach(filter -> left.push(new Nested(filter, 1)));
    while (!left.isEmpty()) {
      Nested next = left.pop();
      depth = Math.max(depth, next.depth);
      count++;
      if (count > most) {
        throw tooMuch(AT, count, most, "filters, repeated ones included");
      }
      parts(next.filter).forEach(part -> left.push(new Nested(part, next.depth + 1)));
    }
    if (depth > limits.filterDepth()) {
      throw tooMuch(AT, depth, limits.filterDepth(), "levels of nesting");
    }
  }

  private record Nested(Filter filter, int depth) {}

  private static List<Filter> parts(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.parts();
    }
    if (filter instanceof Filter.Or or) {
      return or.parts();
    }
    return filter instanceof Filter.Not not ? List.of(not.part()) : List.of();
  }

  /** Filters that are joined by <em>or</em>, or else by <em>and</em>. */
  private final class Group {

    private final boolean isOr;
    private final Map<String, Set<Object>> valuesOf = new HashMap<>();
    private final Set<Filter> others = new HashSet<>();
    private long nested;

    Group(boolean isOr) {
      this.isOr = isOr;
    }

    void add(Filter filter) {
      if (isOr ? filter instanceof Filter.Or : filter instanceof Filter.And) {
        parts(filter).forEach(this::add);
        return;
      }
      Filter.AnyOf any =
          isOr ? anyOf(filter) : filter instanceof Filter.Not not ? anyOf(not.part()) : null;
      if (any != null) {
        addValues(any);
      } else if (parts(filter).isEmpty()) {
        others.add(filter);
        addAlone(filter);
      } else {
        nested += count(filter);
      }
    }

    private void addAlone(Filter filter) {
      Filter.AnyOf any = anyOf(filter);
      if (any != null) {
        checkValues(any.subject(), any.values().size());
      }
    }

    private void addValues(Filter.AnyOf any) {
      Set<Object> values = valuesOf.computeIfAbsent(any.subject(), subject -> new HashSet<>());
      values.addAll(any.values());
      checkValues(any.subject(), values.size());
    }

    private void checkValues(String subject, int values) {
      if (values > limits.filterValues()) {
        throw tooMuch(subject, values, limits.filterValues(), "values");
      }
    }

    long conditions() {
      return valuesOf.size() + others.size() + nested;
    }
  }

  private long count(Filter filter) {
    if (filter instanceof Filter.Not not) {
      return count(not.part());
    }
    Group group = new Group(!(filter instanceof Filter.And));
    group.add(filter);
    return group.conditions();
  }

  private static Filter.@Nullable AnyOf anyOf(Filter filter) {
    if (filter instanceof Filter.Compares compares && compares.comparison() == Comparison.EQUAL) {
      return new Filter.FieldIn(compares.field(), List.of(compares.value()));
    }
    return filter instanceof Filter.AnyOf any ? any : null;
  }
}

package dev.crmkit.access.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * Equality, hash and text of nested filters, computed with a stack on the heap: a filter may be
 * nested more deeply than the stack of a thread allows, until it is refused.
 */
final class FilterTree {

  private FilterTree() {}

  static boolean equal(Filter one, Filter other) {
    Deque<Filter> left = new ArrayDeque<>(List.of(one));
    Deque<Filter> right = new ArrayDeque<>(List.of(other));
    while (!left.isEmpty()) {
      Filter a = left.pop();
      Filter b = right.pop();
      if (a == b) {
        continue;
      }
      List<Filter> parts = parts(a);
      List<Filter> others = parts(b);
      boolean isNested = isNested(a);
      if (a.getClass() != b.getClass()
          || parts.size() != others.size()
          || (!isNested && !Objects.equals(a, b))) {
        return false;
      }
      parts.forEach(left::push);
      others.forEach(right::push);
    }
    return true;
  }

  static int hash(Filter filter) {
    int hash = 1;
    Deque<Filter> left = new ArrayDeque<>(List.of(filter));
    while (!left.isEmpty()) {
      Filter next = left.pop();
      List<Filter> parts = parts(next);
      hash =
          31 * hash
              + (isNested(next)
                  ? Objects.hash(next.getClass().getSimpleName(), parts.size())
                  : next.hashCode());
      parts.forEach(left::push);
    }
    return hash;
  }

  static String text(Filter filter) {
    StringBuilder text = new StringBuilder();
    Deque<Object> left = new ArrayDeque<>(List.of(filter));
    while (!left.isEmpty()) {
      Object next = left.pop();
      if (!(next instanceof Filter nested) || !isNested(nested)) {
        text.append(next);
        continue;
      }
      List<Filter> parts = parts(nested);
      text.append(nested.getClass().getSimpleName()).append('[');
      left.push("]");
      for (int i = parts.size() - 1; i >= 0; i--) {
        left.push(parts.get(i));
        if (i > 0) {
          left.push(", ");
        }
      }
    }
    return text.toString();
  }

  /** Returns the distinct elements of a list, in order. */
  static <T> List<T> distinct(List<T> values) {
    return List.copyOf(new LinkedHashSet<>(values));
  }

  private static boolean isNested(Filter filter) {
    return filter instanceof Filter.And
        || filter instanceof Filter.Or
        || filter instanceof Filter.Not;
  }

  private static List<Filter> parts(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.parts();
    }
    if (filter instanceof Filter.Or or) {
      return or.parts();
    }
    return filter instanceof Filter.Not not ? List.of(not.part()) : List.of();
  }
}

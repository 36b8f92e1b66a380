package dev.crmkit.access.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Filters combined by a boolean operator: an inner node of the tree.
 *
 * <p>Equality, hash and text are computed with a stack on the heap. A caller can nest filters more
 * deeply than the stack of a thread allows; they are refused only when a query is run.
 *
 * @param operator the operator
 * @param parts the operands; exactly one for {@link Operator#NOT}
 */
record CombinedFilter(Operator operator, List<Filter> parts) implements Filter {

  enum Operator {
    AND("And"),
    OR("Or"),
    NOT("Not");

    private final String text;

    Operator(String text) {
      this.text = text;
    }
  }

  CombinedFilter {
    parts = List.copyOf(parts);
    if (operator == Operator.NOT && parts.size() != 1) {
      throw new IllegalArgumentException("one filter is negated, not " + parts.size());
    }
  }

  @Override
  public <R> R accept(FilterVisitor<R> visitor) {
    return switch (operator) {
      case AND -> visitor.and(parts);
      case OR -> visitor.or(parts);
      case NOT -> visitor.not(parts.get(0));
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Filter filter && areEqual(this, filter);
  }

  private static boolean areEqual(Filter one, Filter other) {
    Deque<Filter> left = new ArrayDeque<>(List.of(one));
    Deque<Filter> right = new ArrayDeque<>(List.of(other));
    while (!left.isEmpty()) {
      Filter a = left.pop();
      Filter b = right.pop();
      if (a == b) {
        continue;
      }
      if (a instanceof CombinedFilter x && b instanceof CombinedFilter y) {
        if (x.operator != y.operator || x.parts.size() != y.parts.size()) {
          return false;
        }
        x.parts.forEach(left::push);
        y.parts.forEach(right::push);
      } else if (a instanceof CombinedFilter || !a.equals(b)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    Deque<Filter> rest = new ArrayDeque<>(List.of(this));
    while (!rest.isEmpty()) {
      Filter next = rest.pop();
      if (next instanceof CombinedFilter combined) {
        hash = 31 * hash + Objects.hash(combined.operator.text, combined.parts.size());
        combined.parts.forEach(rest::push);
      } else {
        hash = 31 * hash + next.hashCode();
      }
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    Deque<Object> rest = new ArrayDeque<>(List.of(this));
    while (!rest.isEmpty()) {
      if (!(rest.peek() instanceof CombinedFilter)) {
        text.append(rest.pop());
        continue;
      }
      CombinedFilter combined = (CombinedFilter) rest.pop();
      text.append(combined.operator.text).append('[');
      rest.push("]");
      for (int i = combined.parts.size() - 1; i >= 0; i--) {
        rest.push(combined.parts.get(i));
        if (i > 0) {
          rest.push(", ");
        }
      }
    }
    return text.toString();
  }
}

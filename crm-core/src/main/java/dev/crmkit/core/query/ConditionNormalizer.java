package dev.crmkit.core.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites conditions to the normal form that {@link Condition#normalized} describes. Leaves that
 * are not an equality, an {@link Condition.AnyOf} or a range stay as they are, so a new kind of
 * leaf needs no change here.
 */
final class ConditionNormalizer {

  private ConditionNormalizer() {}

  static Condition normalize(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and(and.parts());
    }
    if (condition instanceof Condition.Or or) {
      return or(or.parts());
    }
    if (condition instanceof Condition.Not not) {
      return negated(normalize(not.part()));
    }
    if (condition instanceof Condition.FieldCompares compares
        && compares.comparison() == Comparison.EQUAL) {
      return new Condition.FieldIn(compares.field(), compares.value());
    }
    boolean isEmpty =
        (condition instanceof Condition.AnyOf<?> any && any.values().isEmpty())
            || (condition instanceof Condition.InRange range && range.isEmpty());
    return isEmpty ? Condition.never() : condition;
  }

  private static Condition negated(Condition part) {
    if (part instanceof Condition.Not twice) {
      return twice.part();
    }
    if (isTrue(part)) {
      return Condition.never();
    }
    return isFalse(part) ? Condition.always() : new Condition.Not(part);
  }

  private static Condition or(List<Condition> given) {
    Set<Condition> parts = new LinkedHashSet<>();
    for (Condition each : given) {
      Condition part = normalize(each);
      if (part instanceof Condition.Or or) {
        parts.addAll(or.parts());
      } else {
        parts.add(part);
      }
    }
    if (parts.stream().anyMatch(ConditionNormalizer::isTrue)) {
      return Condition.always();
    }
    List<Condition> folded = folded(parts);
    return folded.size() == 1 ? folded.get(0) : new Condition.Or(folded);
  }

  private static Condition and(List<Condition> given) {
    Set<Condition> parts = new LinkedHashSet<>();
    List<Condition> excluded = new ArrayList<>();
    Map<Sort.Attribute, Condition.InRange> ranges = new EnumMap<>(Sort.Attribute.class);
    for (Condition each : given) {
      Condition part = normalize(each);
      for (Condition one : part instanceof Condition.And and ? and.parts() : List.of(part)) {
        if (one instanceof Condition.InRange range) {
          ranges.merge(range.attribute(), range, Condition.InRange::intersection);
        } else if (one instanceof Condition.Not not
            && not.part() instanceof Condition.AnyOf<?> any) {
          excluded.add(any);
        } else {
          parts.add(one);
        }
      }
    }
    ranges.values().forEach(range -> parts.add(normalize(range)));
    if (parts.stream().anyMatch(ConditionNormalizer::isFalse)) {
      return Condition.never();
    }
    folded(new LinkedHashSet<>(excluded)).forEach(any -> parts.add(new Condition.Not(any)));
    return parts.size() == 1 ? parts.iterator().next() : new Condition.And(List.copyOf(parts));
  }

  /** Replaces the {@code AnyOf} conditions on each attribute by their union, in linear time. */
  private static List<Condition> folded(Set<Condition> parts) {
    Map<Condition, List<Condition.AnyOf<?>>> byAttribute = new LinkedHashMap<>();
    List<Condition> folded = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Condition.AnyOf<?> any) {
        byAttribute.computeIfAbsent(withoutValues(any), attribute -> new ArrayList<>()).add(any);
      } else {
        folded.add(part);
      }
    }
    for (List<Condition.AnyOf<?>> same : byAttribute.values()) {
      folded.add(same.size() == 1 ? same.get(0) : union(same.get(0), same));
    }
    return folded;
  }

  /** Returns what conditions on one attribute have in common. */
  private static <V> Condition withoutValues(Condition.AnyOf<V> condition) {
    return condition.withValues(Set.of());
  }

  @SuppressWarnings("unchecked") // conditions on one attribute are of one class
  private static <V> Condition union(
      Condition.AnyOf<V> first, List<Condition.AnyOf<?>> conditions) {
    Set<V> values = new HashSet<>();
    conditions.forEach(condition -> values.addAll(((Condition.AnyOf<V>) condition).values()));
    return first.withValues(values);
  }

  static int depth(List<Condition> parts) {
    int depth = 0;
    for (Condition part : parts) {
      depth = Math.max(depth, part.depth());
    }
    return depth;
  }

  static void checkDepth(List<Condition> parts) {
    if (depth(parts) >= Condition.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "conditions can be nested at most " + Condition.MAX_DEPTH + " deep");
    }
  }

  private static boolean isTrue(Condition condition) {
    return condition instanceof Condition.And and && and.parts().isEmpty();
  }

  private static boolean isFalse(Condition condition) {
    return condition instanceof Condition.Or or && or.parts().isEmpty();
  }
}

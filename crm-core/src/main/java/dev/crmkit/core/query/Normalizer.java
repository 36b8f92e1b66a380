package dev.crmkit.core.query;

import dev.crmkit.core.text.TextOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Brings conditions to the normal form that {@link Condition#normalized} describes. */
final class Normalizer {

  private Normalizer() {}

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
    return condition instanceof Condition.AnyOf any && any.values().isEmpty()
        ? Condition.never()
        : condition;
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
    if (parts.stream().anyMatch(Normalizer::isTrue)) {
      return Condition.always();
    }
    List<Condition> folded = folded(parts);
    return folded.size() == 1 ? folded.get(0) : new Condition.Or(folded);
  }

  private static Condition and(List<Condition> given) {
    Set<Condition> parts = new LinkedHashSet<>();
    List<Condition> excluded = new ArrayList<>();
    for (Condition each : given) {
      Condition part = normalize(each);
      for (Condition one : part instanceof Condition.And and ? and.parts() : List.of(part)) {
        if (one instanceof Condition.Not not && not.part() instanceof Condition.AnyOf any) {
          excluded.add(any);
        } else {
          parts.add(one);
        }
      }
    }
    if (parts.stream().anyMatch(Normalizer::isFalse)) {
      return Condition.never();
    }
    folded(new LinkedHashSet<>(excluded)).forEach(any -> parts.add(new Condition.Not(any)));
    return parts.size() == 1 ? parts.iterator().next() : new Condition.And(List.copyOf(parts));
  }

  /** Replaces the {@code AnyOf} conditions on one subject by their union, in linear time. */
  private static List<Condition> folded(Set<Condition> parts) {
    Map<Object, List<Condition.AnyOf>> bySubject = new LinkedHashMap<>();
    List<Condition> folded = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Condition.AnyOf any) {
        bySubject.computeIfAbsent(any.attribute(), subject -> new ArrayList<>()).add(any);
      } else {
        folded.add(part);
      }
    }
    for (List<Condition.AnyOf> same : bySubject.values()) {
      folded.add(same.size() == 1 ? same.get(0) : same.get(0).union(same.subList(1, same.size())));
    }
    return folded;
  }

  static <T> Set<T> union(Set<T> values, Collection<Condition.AnyOf> others, Class<T> type) {
    Set<T> union = new HashSet<>(values);
    others.forEach(other -> other.values().forEach(value -> union.add(type.cast(value))));
    return union;
  }

  /** Returns a predicate for text keys that contain the key of one of some texts. */
  static Predicate<String> containsAny(Set<String> texts) {
    List<String> keys = texts.stream().map(TextOrder::key).distinct().toList();
    return text -> {
      for (String key : keys) {
        if (text.contains(key)) {
          return true;
        }
      }
      return false;
    };
  }

  static List<Predicate<KeyedRecord>> prepared(List<Condition> parts) {
    return parts.stream().map(Condition::prepared).toList();
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
          "a condition can be nested " + Condition.MAX_DEPTH + " deep, not more");
    }
  }

  private static boolean isTrue(Condition condition) {
    return condition instanceof Condition.And and && and.parts().isEmpty();
  }

  private static boolean isFalse(Condition condition) {
    return condition instanceof Condition.Or or && or.parts().isEmpty();
  }
}

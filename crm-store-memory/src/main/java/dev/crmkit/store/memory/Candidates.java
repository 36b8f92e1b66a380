package dev.crmkit.store.memory;

import dev.crmkit.core.query.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traits of which a record must have one to meet a condition.
 *
 * @param traits as {@link Traits} tells them
 * @param count how many records have to be looked at
 */
record Candidates(List<Integer> traits, long count) {

  /** Those of a condition in normal form: the fewest known, or null if the index knows none. */
  static @Nullable Candidates of(Condition condition, TraitIndex index) {
    if (condition instanceof Condition.And and) {
      return fewest(and.parts(), index);
    }
    if (condition instanceof Condition.Or or) {
      return all(or.parts(), index);
    }
    if (condition instanceof Condition.FieldIn in) {
      return having(
          in.values().stream().map(value -> Traits.of(in.field(), value)).toList(), index);
    }
    if (condition instanceof Condition.HasLabel has) {
      return having(has.labels().stream().map(label -> Traits.of(label)).toList(), index);
    }
    if (condition instanceof Condition.InStage in) {
      return having(
          in.stages().stream().map(stage -> Traits.of(in.pipeline(), stage)).toList(), index);
    }
    return null;
  }

  private static @Nullable Candidates fewest(List<Condition> parts, TraitIndex index) {
    Candidates fewest = null;
    for (Condition part : parts) {
      Candidates candidates = of(part, index);
      if (candidates != null && (fewest == null || candidates.count < fewest.count)) {
        fewest = candidates;
      }
    }
    return fewest;
  }

  private static @Nullable Candidates all(List<Condition> parts, TraitIndex index) {
    List<Integer> traits = new ArrayList<>();
    long count = 0;
    for (Condition part : parts) {
      Candidates candidates = of(part, index);
      if (candidates == null) {
        return null;
      }
      traits.addAll(candidates.traits);
      count += candidates.count;
    }
    return new Candidates(traits, count);
  }

  private static Candidates having(List<Integer> traits, TraitIndex index) {
    return new Candidates(traits, traits.stream().mapToLong(index::count).sum());
  }
}

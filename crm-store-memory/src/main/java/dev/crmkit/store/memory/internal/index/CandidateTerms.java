package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.query.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of which a record must have one to meet a condition.
 *
 * @param terms as {@link TermHashes} tells them
 * @param postings how many records have to be looked at
 */
public record CandidateTerms(List<Integer> terms, long postings) {

  /** Those of a condition in normal form: the fewest known, or null if the index knows none. */
  public static @Nullable CandidateTerms of(Condition condition, PostingIndex index) {
    if (condition instanceof Condition.And and) {
      return rarest(and.parts(), index);
    }
    if (condition instanceof Condition.Or or) {
      return union(or.parts(), index);
    }
    if (condition instanceof Condition.FieldIn in) {
      return of(
          in.values().stream().map(value -> TermHashes.of(in.field(), value)).toList(), index);
    }
    if (condition instanceof Condition.HasLabel has) {
      return of(has.labels().stream().map(label -> TermHashes.of(label)).toList(), index);
    }
    if (condition instanceof Condition.InStage in) {
      return of(
          in.stages().stream().map(stage -> TermHashes.of(in.pipeline(), stage)).toList(), index);
    }
    return null;
  }

  private static @Nullable CandidateTerms rarest(List<Condition> parts, PostingIndex index) {
    CandidateTerms fewest = null;
    for (Condition part : parts) {
      CandidateTerms candidates = of(part, index);
      if (candidates != null && (fewest == null || candidates.postings < fewest.postings)) {
        fewest = candidates;
      }
    }
    return fewest;
  }

  private static @Nullable CandidateTerms union(List<Condition> parts, PostingIndex index) {
    List<Integer> terms = new ArrayList<>();
    long count = 0;
    for (Condition part : parts) {
      CandidateTerms candidates = of(part, index);
      if (candidates == null) {
        return null;
      }
      terms.addAll(candidates.terms);
      count += candidates.postings;
    }
    return new CandidateTerms(terms, count);
  }

  private static CandidateTerms of(List<Integer> terms, PostingIndex index) {
    return new CandidateTerms(terms, terms.stream().mapToLong(index::count).sum());
  }
}

package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.query.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of which a record must have at least one to meet a condition.
 *
 * @param terms their hashes, as {@link TermHashes} computes them
 * @param postings the number of postings of these terms, which is the cost of looking them up
 */
public record CandidateTerms(List<Integer> terms, long postings) {

  /**
   * Returns the terms with the fewest postings for a condition in normal form, or null if records
   * can meet it without having any particular term.
   */
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
    CandidateTerms rarest = null;
    for (Condition part : parts) {
      CandidateTerms candidates = of(part, index);
      if (candidates != null && (rarest == null || candidates.postings < rarest.postings)) {
        rarest = candidates;
      }
    }
    return rarest;
  }

  private static @Nullable CandidateTerms union(List<Condition> parts, PostingIndex index) {
    List<Integer> terms = new ArrayList<>();
    long postings = 0;
    for (Condition part : parts) {
      CandidateTerms candidates = of(part, index);
      if (candidates == null) {
        return null;
      }
      terms.addAll(candidates.terms);
      postings += candidates.postings;
    }
    return new CandidateTerms(terms, postings);
  }

  private static CandidateTerms of(List<Integer> terms, PostingIndex index) {
    return new CandidateTerms(terms, terms.stream().mapToLong(index::count).sum());
  }
}

package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.ConditionVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    return condition.accept(new Lookup(index));
  }

  private record Lookup(PostingIndex index) implements ConditionVisitor<@Nullable CandidateTerms> {

    @Override
    public @Nullable CandidateTerms and(Condition.And and) {
      return rarest(and.parts(), index);
    }

    @Override
    public @Nullable CandidateTerms or(Condition.Or or) {
      return union(or.parts(), index);
    }

    @Override
    public CandidateTerms fieldIn(Condition.FieldIn in) {
      return ofTerms(in.values().stream().map(value -> TermHashes.of(in.field(), value)));
    }

    @Override
    public CandidateTerms hasLabel(Condition.HasLabel has) {
      return ofTerms(has.labels().stream().map(TermHashes::of));
    }

    @Override
    public CandidateTerms inStage(Condition.InStage in) {
      return ofTerms(in.stages().stream().map(stage -> TermHashes.of(in.pipeline(), stage)));
    }

    private CandidateTerms ofTerms(Stream<Integer> hashes) {
      List<Integer> terms = hashes.toList();
      return new CandidateTerms(terms, terms.stream().mapToLong(index::count).sum());
    }

    // Records can meet the conditions below without having a particular term.

    @Override
    public @Nullable CandidateTerms not(Condition.Not condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms inPortfolios(Condition.InPortfolios condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms nameContains(Condition.NameContains condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms hasField(Condition.HasField condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms fieldCompares(Condition.FieldCompares condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms fieldContains(Condition.FieldContains condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms ofClient(Condition.OfClient condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms ofKind(Condition.OfKind condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms isDone(Condition.IsDone condition) {
      return null;
    }

    @Override
    public @Nullable CandidateTerms dueBefore(Condition.DueBefore condition) {
      return null;
    }
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
}

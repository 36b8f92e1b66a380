package dev.crmkit.store.memory.internal.index;

import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.ConditionVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return condition.accept(new Lookup(index)).orElse(null);
  }

  private record Lookup(PostingIndex index) implements ConditionVisitor<Optional<CandidateTerms>> {

    @Override
    public Optional<CandidateTerms> and(Condition.And and) {
      return Optional.ofNullable(rarest(and.parts(), index));
    }

    @Override
    public Optional<CandidateTerms> or(Condition.Or or) {
      return Optional.ofNullable(union(or.parts(), index));
    }

    @Override
    public Optional<CandidateTerms> fieldIn(Condition.FieldIn in) {
      return ofTerms(in.values().stream().map(value -> TermHashes.of(in.field(), value)));
    }

    @Override
    public Optional<CandidateTerms> hasLabel(Condition.HasLabel has) {
      return ofTerms(has.values().stream().map(TermHashes::of));
    }

    @Override
    public Optional<CandidateTerms> inStage(Condition.InStage in) {
      return ofTerms(in.values().stream().map(stage -> TermHashes.of(in.pipeline(), stage)));
    }

    private Optional<CandidateTerms> ofTerms(Stream<Integer> hashes) {
      List<Integer> terms = hashes.toList();
      return Optional.of(new CandidateTerms(terms, terms.stream().mapToLong(index::count).sum()));
    }

    // Records can meet the conditions below without having a particular term.

    @Override
    public Optional<CandidateTerms> not(Condition.Not condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> inPortfolios(Condition.InPortfolios condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> nameContains(Condition.NameContains condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> hasField(Condition.HasField condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> fieldCompares(Condition.FieldCompares condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> fieldContains(Condition.FieldContains condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> ofClient(Condition.OfClient condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> ofKind(Condition.OfKind condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> inCurrency(Condition.InCurrency condition) {
      return Optional.empty();
    }

    @Override
    public Optional<CandidateTerms> inRange(Condition.InRange condition) {
      return Optional.empty();
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

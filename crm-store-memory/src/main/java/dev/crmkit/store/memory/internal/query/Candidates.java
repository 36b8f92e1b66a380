package dev.crmkit.store.memory.internal.query;

import dev.crmkit.core.query.Condition;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.index.CandidateTerms;
import dev.crmkit.store.memory.internal.index.IndexRange;
import dev.crmkit.store.memory.internal.state.RecordTable;
import dev.crmkit.store.memory.internal.tree.SortedTree;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of an index that has every record that meets a condition, and possibly others.
 *
 * @param size the number of its entries, which for a sort index is an estimate
 * @param records looks its records up, in any order
 */
record Candidates(long size, Supplier<Iterator<CrmRecord>> records) {

  /**
   * Returns the fewest candidates for a condition in normal form: the records with one of some
   * terms, or those in a range of a sort index. Returns null if no index has a part for it.
   */
  static @Nullable Candidates of(Condition condition, RecordTable table) {
    CandidateTerms terms = CandidateTerms.of(condition, table.postings());
    Candidates fewest =
        terms == null
            ? null
            : new Candidates(terms.postings(), () -> table.withAnyOf(terms).iterator());
    for (Condition part :
        condition instanceof Condition.And and ? and.parts() : List.of(condition)) {
      Candidates inRange = part instanceof Condition.InRange range ? of(range, table) : null;
      if (inRange != null && (fewest == null || inRange.size < fewest.size)) {
        fewest = inRange;
      }
    }
    return fewest;
  }

  private static @Nullable Candidates of(Condition.InRange range, RecordTable table) {
    SortedTree<CrmRecord> index = table.sortIndexes().by(range.attribute());
    IndexRange records = IndexRange.of(range);
    return index == null
        ? null
        : new Candidates(records.estimatedSize(index), () -> records.scan(index, null, false));
  }
}

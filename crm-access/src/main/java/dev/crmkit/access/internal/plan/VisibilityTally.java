package dev.crmkit.access.internal.plan;

import dev.crmkit.access.change.RecordCounts;
import dev.crmkit.access.decision.OwnerSet;
import dev.crmkit.core.internal.org.PortfolioOwner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums the records by the sets of owners that contain their owners before and after a change. Each
 * portfolio is added once. What a user gains or loses is then found by a few look-ups, however many
 * portfolios the user sees, since the size of a set difference is |A| - |A ∩ B|.
 */
final class VisibilityTally {

  private final Map<OwnerSet, RecordCounts> before = new HashMap<>();
  private final Map<OwnerSet, RecordCounts> after = new HashMap<>();
  private final Map<Pair, RecordCounts> both = new HashMap<>();

  /** A set of owners before the change and one after it. */
  private record Pair(OwnerSet before, OwnerSet after) {}

  /** Adds the records in a portfolio. */
  void add(PortfolioOwner was, PortfolioOwner is, RecordCounts records) {
    List<OwnerSet> sets = OwnerSet.containing(is);
    for (OwnerSet old : OwnerSet.containing(was)) {
      before.merge(old, records, RecordCounts::plus);
      for (OwnerSet now : sets) {
        both.merge(new Pair(old, now), records, RecordCounts::plus);
      }
    }
    for (OwnerSet now : sets) {
      after.merge(now, records, RecordCounts::plus);
    }
  }

  /** Returns the number of records in some sets before the change and in none of others after. */
  RecordCounts lost(List<OwnerSet> saw, List<OwnerSet> sees) {
    return sum(before, saw).minus(common(saw, sees));
  }

  /** Returns the number of records in some sets after the change and in none of others before. */
  RecordCounts gained(List<OwnerSet> saw, List<OwnerSet> sees) {
    return sum(after, sees).minus(common(saw, sees));
  }

  private static RecordCounts sum(Map<OwnerSet, RecordCounts> sums, List<OwnerSet> sets) {
    RecordCounts sum = RecordCounts.NONE;
    for (OwnerSet owners : sets) {
      sum = sum.plus(sums.getOrDefault(owners, RecordCounts.NONE));
    }
    return sum;
  }

  private RecordCounts common(List<OwnerSet> saw, List<OwnerSet> sees) {
    RecordCounts sum = RecordCounts.NONE;
    for (OwnerSet old : saw) {
      for (OwnerSet now : sees) {
        sum = sum.plus(both.getOrDefault(new Pair(old, now), RecordCounts.NONE));
      }
    }
    return sum;
  }
}

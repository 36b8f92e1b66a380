package dev.crmkit.store.memory.internal.query;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.state.RecordTable;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scope and a condition, prepared for evaluation: what the condition says about portfolios
 * narrows the scope, and what it says about the clients of activities or deals selects an index.
 *
 * @param scope the portfolios, narrowed by the condition
 * @param clients the only clients whose activities or deals can match; null for any
 * @param condition the condition in normal form
 * @param predicate the condition, compiled once for all records
 * @param isScopeOnly whether every record in the scope, and of the clients, meets the condition
 */
record ScopedFilter(
    Scope scope,
    @Nullable Set<ClientId> clients,
    Condition condition,
    Predicate<CrmRecord> predicate,
    boolean isScopeOnly) {

  static ScopedFilter of(Scope scope, Condition condition) {
    Condition where = condition.normalized();
    return new ScopedFilter(scope, null, where, where.matcher(), true).narrowedBy(where);
  }

  /** Whether no record can match. */
  boolean isEmpty() {
    return scope instanceof Scope.Nothing;
  }

  boolean matches(CrmRecord record) {
    return scope.includes(record.portfolio()) && (isScopeOnly || predicate.test(record));
  }

  /** Returns the fewest candidates; null if no index has them, or if the clients are known. */
  @Nullable Candidates candidates(RecordTable table) {
    return clients == null && !isScopeOnly ? Candidates.of(condition, table) : null;
  }

  /** Returns the range that matches have an attribute in, or null. */
  Condition.@Nullable InRange range(Sort.Attribute attribute) {
    for (Condition part :
        condition instanceof Condition.And and ? and.parts() : List.of(condition)) {
      if (part instanceof Condition.InRange range && range.attribute() == attribute) {
        return range;
      }
    }
    return null;
  }

  private ScopedFilter narrowedBy(Condition by) {
    if (by instanceof Condition.And and) {
      ScopedFilter narrowed = this;
      for (Condition part : and.parts()) {
        narrowed = narrowed.narrowedBy(part);
      }
      return narrowed;
    }
    if (by instanceof Condition.Or or && or.parts().isEmpty()) {
      return new ScopedFilter(Scope.nothing(), clients, condition, predicate, isScopeOnly);
    }
    if (by instanceof Condition.InPortfolios in) {
      return new ScopedFilter(
          intersection(scope, in.values()), clients, condition, predicate, isScopeOnly);
    }
    if (by instanceof Condition.OfClient of && clients == null) {
      return new ScopedFilter(scope, of.values(), condition, predicate, isScopeOnly);
    }
    return new ScopedFilter(scope, clients, condition, predicate, false);
  }

  private static Scope intersection(Scope scope, Set<PortfolioId> ids) {
    return Scope.portfolios(ids.stream().filter(scope::includes).collect(Collectors.toSet()));
  }
}

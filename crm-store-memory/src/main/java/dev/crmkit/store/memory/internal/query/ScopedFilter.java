package dev.crmkit.store.memory.internal.query;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
import dev.crmkit.store.memory.internal.index.CandidateTerms;
import dev.crmkit.store.memory.internal.state.RecordTable;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scope and a condition ask for, with what an index can answer taken out of the condition:
 * the portfolios, and the clients of activities or deals.
 *
 * @param scope where to look; narrowed by the condition
 * @param clients whose activities or deals alone can meet it, or null
 * @param condition the condition in normal form
 * @param predicate the condition, prepared once for all records: what is found has to pass it
 * @param isScopeOnly true when all that lies in the scope meets the condition
 */
public record ScopedFilter(
    Scope scope,
    @Nullable Set<ClientId> clients,
    Condition condition,
    Predicate<CrmRecord> predicate,
    boolean isScopeOnly) {

  public static ScopedFilter of(Scope scope, Condition condition) {
    Condition where = condition.normalized();
    return new ScopedFilter(scope, null, where, where.matcher(), true).narrowedBy(where);
  }

  /** Whether nothing can be found, so that there is no need to look. */
  boolean isEmpty() {
    return scope instanceof Scope.Nothing;
  }

  boolean matches(CrmRecord record) {
    return scope.includes(record.portfolio()) && (isScopeOnly || predicate.test(record));
  }

  /** The records that an index of traits can tell, or null where there is a better way. */
  @Nullable CandidateTerms candidates(RecordTable table) {
    return clients == null && !isScopeOnly ? CandidateTerms.of(condition, table.postings()) : null;
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
          intersection(scope, in.ids()), clients, condition, predicate, isScopeOnly);
    }
    if (by instanceof Condition.OfClient of && clients == null) {
      return new ScopedFilter(scope, of.clients(), condition, predicate, isScopeOnly);
    }
    return new ScopedFilter(scope, clients, condition, predicate, false);
  }

  private static Scope intersection(Scope scope, Set<PortfolioId> ids) {
    return Scope.portfolios(ids.stream().filter(scope::includes).collect(Collectors.toSet()));
  }
}

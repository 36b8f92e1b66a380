package dev.crmkit.store.memory;

import dev.crmkit.core.client.ClientId;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.record.CrmRecord;
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
 * @param where the condition in normal form
 * @param test the condition, prepared once for all records: what is found has to pass it
 * @param isExact true when all that lies in the scope meets the condition
 */
record Selection(
    Scope scope,
    @Nullable Set<ClientId> clients,
    Condition where,
    Predicate<CrmRecord> test,
    boolean isExact) {

  static Selection of(Scope scope, Condition condition) {
    Condition where = condition.normalized();
    return new Selection(scope, null, where, where.matcher(), true).narrowed(where);
  }

  /** Whether nothing can be found, so that there is no need to look. */
  boolean isEmpty() {
    return scope instanceof Scope.Nothing;
  }

  boolean includes(CrmRecord record) {
    return scope.includes(record.portfolio()) && (isExact || test.test(record));
  }

  /** The records that an index of traits can tell, or null where there is a better way. */
  @Nullable Candidates candidates(Table table) {
    return clients == null && !isExact ? Candidates.of(where, table.traits()) : null;
  }

  private Selection narrowed(Condition by) {
    if (by instanceof Condition.And and) {
      Selection narrowed = this;
      for (Condition part : and.parts()) {
        narrowed = narrowed.narrowed(part);
      }
      return narrowed;
    }
    if (by instanceof Condition.Or or && or.parts().isEmpty()) {
      return new Selection(Scope.nothing(), clients, where, test, isExact);
    }
    if (by instanceof Condition.InPortfolios in) {
      return new Selection(intersection(scope, in.ids()), clients, where, test, isExact);
    }
    if (by instanceof Condition.OfClient of && clients == null) {
      return new Selection(scope, of.clients(), where, test, isExact);
    }
    return new Selection(scope, clients, where, test, false);
  }

  private static Scope intersection(Scope scope, Set<PortfolioId> ids) {
    return Scope.portfolios(ids.stream().filter(scope::includes).collect(Collectors.toSet()));
  }
}

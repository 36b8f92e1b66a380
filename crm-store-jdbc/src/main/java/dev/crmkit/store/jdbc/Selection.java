package dev.crmkit.store.jdbc;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scope and a condition ask for, with what decides the way to find it taken out of the
 * condition.
 *
 * @param scope where to look; narrowed by the condition
 * @param where what has to be met there besides; the portfolios are no longer in it
 * @param dueBefore what the due time has to be before, as the condition still says, or null
 */
record Selection(Scope scope, Condition where, @Nullable Instant dueBefore) {

  static Selection of(Scope scope, Condition where) {
    List<Condition> parts = new ArrayList<>();
    addParts(where, parts);
    Scope narrowed = scope;
    Instant dueBefore = null;
    List<Condition> rest = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Condition.InPortfolios in) {
        narrowed = intersection(narrowed, in.ids());
        continue;
      }
      if (part instanceof Condition.Or or && or.parts().isEmpty()) {
        narrowed = Scope.nothing();
      } else if (part instanceof Condition.DueBefore due) {
        dueBefore =
            dueBefore != null && dueBefore.isBefore(due.instant()) ? dueBefore : due.instant();
      }
      rest.add(part);
    }
    return new Selection(narrowed, new Condition.And(rest), dueBefore);
  }

  /** Whether nothing can be found, so that there is no need to look. */
  boolean isEmpty() {
    return scope instanceof Scope.Nothing;
  }

  /** Whether all that lies in the scope is asked for. */
  boolean isAll() {
    return where.equals(Condition.always());
  }

  private static void addParts(Condition condition, List<Condition> parts) {
    if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> addParts(part, parts));
    } else if (condition instanceof Condition.Or or && or.parts().size() == 1) {
      addParts(or.parts().get(0), parts);
    } else if (condition instanceof Condition.Not not
        && not.part() instanceof Condition.Not twice) {
      addParts(twice.part(), parts);
    } else {
      parts.add(condition);
    }
  }

  private static Scope intersection(Scope scope, Set<PortfolioId> ids) {
    return Scope.portfolios(ids.stream().filter(scope::includes).collect(Collectors.toSet()));
  }
}

package dev.crmkit.store.jdbc.internal.page;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.store.jdbc.internal.dialect.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a scope and a condition ask for, with what decides the way to find it taken out of the
 * condition.
 *
 * <p>A statement has at most {@link #MAX_CONDITIONS} conditions: each may be looked up for each
 * row, and databases plan long statements slowly or not at all. The rest is tested on the records
 * that were read.
 *
 * @param scope where to look; narrowed by the condition
 * @param condition what a statement asks for there; the portfolios are no longer in it
 * @param residual what the records found have to meet in addition
 * @param dueBefore what the due time has to be before, as the condition still says, or null
 */
record QueryFilter(
    Scope scope, Condition condition, Condition residual, @Nullable Instant dueBefore) {

  /** How many conditions a statement has at most; each text that is searched for is one. */
  static final int MAX_CONDITIONS = 16;

  /** How many values H2, MariaDB and MySQL compare a row with, one after the other, at most. */
  private static final int MAX_VALUES = 64;

  /** What a list asks for. */
  static QueryFilter of(Database database, Scope scope, Condition where) {
    return of(scope, where, part -> cost(database, part));
  }

  /**
   * What a count asks for. Other than PostgreSQL, databases count the union of the rows of an
   * index, in which each value is looked up once.
   */
  static QueryFilter ofCount(Database database, Scope scope, Condition where) {
    return of(
        scope,
        where,
        part -> part instanceof Condition.AnyOf any && !isSearch(any) ? 1 : cost(database, part));
  }

  private static QueryFilter of(Scope scope, Condition condition, ToIntFunction<Condition> cost) {
    Condition where = condition.normalized();
    Scope narrowed = scope;
    Instant dueBefore = null;
    List<Condition> asked = new ArrayList<>();
    List<Condition> rest = new ArrayList<>();
    int costs = 0;
    for (Condition part : where instanceof Condition.And and ? and.parts() : List.of(where)) {
      if (part instanceof Condition.InPortfolios in) {
        narrowed = intersection(narrowed, in.ids());
        continue;
      }
      if (part.equals(Condition.never())) {
        narrowed = Scope.nothing();
      }
      int costOfPart = cost.applyAsInt(part);
      if (costs + costOfPart > MAX_CONDITIONS) {
        rest.add(part);
        continue;
      }
      if (part instanceof Condition.DueBefore due) {
        dueBefore =
            dueBefore != null && dueBefore.isBefore(due.instant()) ? dueBefore : due.instant();
      }
      costs += costOfPart;
      asked.add(part);
    }
    return new QueryFilter(narrowed, new Condition.And(asked), new Condition.And(rest), dueBefore);
  }

  /** Whether nothing can be found, so that there is no need to look. */
  boolean isEmpty() {
    return scope instanceof Scope.Nothing;
  }

  /** Whether a statement asks for all that lies in the scope. */
  boolean isUnfiltered() {
    return condition.equals(Condition.always());
  }

  /** Whether a statement finds exactly what is asked for. */
  boolean isExact() {
    return residual.equals(Condition.always());
  }

  /** As how many conditions of a statement a condition counts. */
  private static int cost(Database database, Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().mapToInt(part -> cost(database, part)).sum();
    }
    if (condition instanceof Condition.Or or) {
      return or.parts().stream().mapToInt(part -> cost(database, part)).sum();
    }
    if (condition instanceof Condition.Not not) {
      return cost(database, not.part());
    }
    if (!(condition instanceof Condition.AnyOf any) || any instanceof Condition.InPortfolios) {
      return 1;
    }
    if (isSearch(any)) {
      return any.values().size();
    }
    return database != Database.POSTGRESQL && any.values().size() > MAX_VALUES
        ? MAX_CONDITIONS + 1
        : 1;
  }

  private static boolean isSearch(Condition.AnyOf condition) {
    return condition instanceof Condition.FieldContains
        || condition instanceof Condition.NameContains;
  }

  private static Scope intersection(Scope scope, Set<PortfolioId> ids) {
    return Scope.portfolios(ids.stream().filter(scope::includes).collect(Collectors.toSet()));
  }
}

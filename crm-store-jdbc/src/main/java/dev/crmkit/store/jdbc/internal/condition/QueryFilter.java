package dev.crmkit.store.jdbc.internal.condition;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.query.Condition;
import dev.crmkit.core.query.Scope;
import dev.crmkit.core.query.Sort;
import dev.crmkit.store.jdbc.internal.dialect.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scope and the condition of a query, divided into what SQL tests and a residual filter that is
 * tested in memory.
 *
 * <p>A statement has at most {@link #MAX_CONDITIONS} conditions: each may cost a look-up for each
 * row, and databases plan long statements slowly or not at all.
 *
 * @param scope the scope, narrowed by conditions on the portfolio
 * @param condition the condition for SQL, without conditions on the portfolio
 * @param residual the condition for the records that SQL finds
 */
public record QueryFilter(Scope scope, Condition condition, Condition residual) {

  /** How many conditions a statement has at most; each search text counts as one. */
  public static final int MAX_CONDITIONS = 16;

  /** Returns the filter of a list. */
  public static QueryFilter of(SqlDialect dialect, Scope scope, Condition where) {
    return of(scope, where, part -> cost(dialect, part));
  }

  /**
   * Returns the filter of a count, in which many values of a field cost as much as one: a database
   * looks each up in the index once, and does not compare rows with them.
   */
  public static QueryFilter ofCount(SqlDialect dialect, Scope scope, Condition where) {
    return of(
        scope,
        where,
        part -> part instanceof Condition.AnyOf<?> any && !isSearch(any) ? 1 : cost(dialect, part));
  }

  private static QueryFilter of(Scope scope, Condition condition, ToIntFunction<Condition> cost) {
    Condition where = condition.normalized();
    Scope narrowed = scope;
    List<Condition> forSql = new ArrayList<>();
    List<Condition> residual = new ArrayList<>();
    int costs = 0;
    for (Condition part : where instanceof Condition.And and ? and.parts() : List.of(where)) {
      if (part instanceof Condition.InPortfolios in) {
        narrowed = intersection(narrowed, in.values());
        continue;
      }
      if (part.equals(Condition.never())) {
        narrowed = Scope.nothing();
      }
      int costOfPart = cost.applyAsInt(part);
      if (costs + costOfPart > MAX_CONDITIONS) {
        residual.add(part);
        continue;
      }
      costs += costOfPart;
      forSql.add(part);
    }
    return new QueryFilter(narrowed, new Condition.And(forSql), new Condition.And(residual));
  }

  /** Returns the range that SQL tests an attribute for, or null. */
  public Condition.@Nullable InRange range(Sort.Attribute attribute) {
    for (Condition part : condition.parts()) {
      if (part instanceof Condition.InRange range && range.attribute() == attribute) {
        return range;
      }
    }
    return null;
  }

  /** Returns whether nothing can match, so that no statement is needed. */
  public boolean isEmpty() {
    return scope instanceof Scope.Nothing;
  }

  /** Returns whether SQL tests the scope only. */
  public boolean isUnfiltered() {
    return condition.equals(Condition.always());
  }

  /** Returns whether there is no residual filter. */
  public boolean isExact() {
    return residual.equals(Condition.always());
  }

  /** Returns as how many conditions of a statement a condition counts. */
  private static int cost(SqlDialect dialect, Condition condition) {
    return condition
        .leaves()
        .mapToInt(leaf -> leaf instanceof Condition.AnyOf<?> any ? cost(dialect, any) : 1)
        .sum();
  }

  private static int cost(SqlDialect dialect, Condition.AnyOf<?> any) {
    if (isSearch(any)) {
      return any.values().size();
    }
    boolean isTooLong =
        any.values().size() > dialect.maxValuesPerRow() && !(any instanceof Condition.InPortfolios);
    return isTooLong ? MAX_CONDITIONS + 1 : 1;
  }

  private static boolean isSearch(Condition.AnyOf<?> condition) {
    return condition instanceof Condition.FieldContains
        || condition instanceof Condition.NameContains;
  }

  private static Scope intersection(Scope scope, Set<PortfolioId> ids) {
    return Scope.portfolios(ids.stream().filter(scope::includes).collect(Collectors.toSet()));
  }
}

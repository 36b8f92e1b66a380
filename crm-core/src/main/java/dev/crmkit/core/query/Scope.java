package dev.crmkit.core.query;

import com.google.common.collect.ImmutableSet;
import dev.crmkit.core.portfolio.PortfolioId;
import java.util.Set;

/**
 * The portfolios that a query searches. The three cases are kept apart: {@link Everything} adds no
 * condition to a query, and {@link Nothing} runs no query.
 */
public sealed interface Scope {

  /**
   * Returns whether the records of a portfolio are in the scope.
   *
   * @param portfolio the id of the portfolio
   * @return true if they are
   */
  boolean includes(PortfolioId portfolio);

  /** All records of the workspace. */
  record Everything() implements Scope {
    @Override
    public boolean includes(PortfolioId portfolio) {
      return true;
    }
  }

  /** No record. */
  record Nothing() implements Scope {
    @Override
    public boolean includes(PortfolioId portfolio) {
      return false;
    }
  }

  /**
   * The records in some portfolios.
   *
   * @param ids the ids of the portfolios, at least one, in the order given
   */
  record Portfolios(Set<PortfolioId> ids) implements Scope {

    public Portfolios {
      ids = ImmutableSet.copyOf(ids);
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("no portfolio is Scope.nothing()");
      }
    }

    @Override
    public boolean includes(PortfolioId portfolio) {
      return ids.contains(portfolio);
    }
  }

  /**
   * Returns the scope of all records of the workspace.
   *
   * @return the scope
   */
  static Scope everything() {
    return new Everything();
  }

  /**
   * Returns the scope of no record.
   *
   * @return the scope
   */
  static Scope nothing() {
    return new Nothing();
  }

  /**
   * Returns the scope of the records in some portfolios.
   *
   * @param ids the ids of the portfolios
   * @return {@link #nothing()} if there are none
   */
  static Scope portfolios(Set<PortfolioId> ids) {
    return ids.isEmpty() ? nothing() : new Portfolios(ids);
  }
}

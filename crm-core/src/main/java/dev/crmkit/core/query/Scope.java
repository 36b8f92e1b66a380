package dev.crmkit.core.query;

import dev.crmkit.core.portfolio.PortfolioId;
import java.util.Set;

/**
 * Which records can come into question at all, by where they lie. The three outcomes never
 * collapse: everything is no condition, nothing asks no store.
 */
public sealed interface Scope {

  /**
   * Whether what lies in that portfolio is in the scope.
   *
   * @param portfolio where a record lies
   * @return true when it is
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
   * The records that lie in some portfolios.
   *
   * @param ids the portfolios, at least one
   */
  record Portfolios(Set<PortfolioId> ids) implements Scope {

    /**
     * Copies the set.
     *
     * @param ids the portfolios, at least one
     */
    public Portfolios {
      ids = Set.copyOf(ids);
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
   * All records of the workspace.
   *
   * @return no condition
   */
  static Scope everything() {
    return new Everything();
  }

  /**
   * No record.
   *
   * @return the scope of those who see none
   */
  static Scope nothing() {
    return new Nothing();
  }

  /**
   * The records that lie in some portfolios.
   *
   * @param ids the portfolios
   * @return {@link #nothing()} when there are none
   */
  static Scope portfolios(Set<PortfolioId> ids) {
    return ids.isEmpty() ? nothing() : new Portfolios(ids);
  }
}

package dev.crmkit.core.portfolio;

import dev.crmkit.core.Id;

/**
 * The identifier of a portfolio.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record PortfolioId(long value) implements Id {

  /**
   * Checks the number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   */
  public PortfolioId {
    Id.check("portfolio", value);
  }

  /**
   * The identifier with that number.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException when the number is out of range
   */
  public static PortfolioId of(long value) {
    return new PortfolioId(value);
  }

  @Override
  public String toString() {
    return "portfolio/" + value;
  }
}

package dev.crmkit.core.portfolio;

import dev.crmkit.core.Id;

/**
 * The identifier of a portfolio.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record PortfolioId(long value) implements Id {

  public PortfolioId {
    Id.check("portfolio", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static PortfolioId of(long value) {
    return new PortfolioId(value);
  }

  @Override
  public String toString() {
    return "portfolio/" + value;
  }
}

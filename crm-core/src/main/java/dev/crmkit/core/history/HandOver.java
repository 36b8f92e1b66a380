package dev.crmkit.core.history;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserRef;
import java.util.Map;

/**
 * That portfolios passed from their holders to another, with all that lies in them (rules.md D1,
 * D9).
 *
 * @param from who held each of them before, with the name as it was
 * @param to who holds them all after it
 */
public record HandOver(Map<PortfolioId, UserRef> from, UserRef to) {

  /**
   * Copies the map.
   *
   * @param from who held each of them before, with the name as it was
   * @param to who holds them all after it
   */
  public HandOver {
    from = Map.copyOf(from);
  }
}

package dev.crmkit.core.history;

import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserRef;
import java.util.Map;

/**
 * A change of the owner of portfolios with all records in them (rules.md D1, D9).
 *
 * @param from the previous owner of each portfolio, with the name at that time
 * @param to the new owner of all of them
 */
public record HandOver(Map<PortfolioId, UserRef> from, UserRef to) {

  public HandOver {
    from = Map.copyOf(from);
  }
}

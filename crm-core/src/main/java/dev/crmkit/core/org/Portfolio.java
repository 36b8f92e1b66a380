package dev.crmkit.core.org;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserId;

/**
 * A "book of business": a set of records that have their owner in common. A hand-over changes the
 * owner of the portfolio, and none of its records.
 *
 * @param id which
 * @param owner the user who owns all of its records
 */
public record Portfolio(PortfolioId id, UserId owner) implements OrgEntry {}

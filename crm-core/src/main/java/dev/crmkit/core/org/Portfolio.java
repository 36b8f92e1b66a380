package dev.crmkit.core.org;

import dev.crmkit.core.OrgEntry;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.UserId;

/**
 * A "book of business": a set of records with one owner. Handing it over to another owner transfers
 * all records in it at once and changes none of them.
 *
 * @param id the id
 * @param owner the owner of all records in it
 */
public record Portfolio(PortfolioId id, UserId owner) implements OrgEntry {}

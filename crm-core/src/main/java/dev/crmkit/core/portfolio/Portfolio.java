package dev.crmkit.core.portfolio;

import dev.crmkit.core.org.OrgEntry;
import dev.crmkit.core.user.UserId;

/**
 * A "book of business": records lie in it, and a user holds it. Handing it over moves all that lies
 * in it at once, and changes none of it.
 *
 * @param id which
 * @param holder the user who owns all that lies in it now
 */
public record Portfolio(PortfolioId id, UserId owner) implements OrgEntry {}

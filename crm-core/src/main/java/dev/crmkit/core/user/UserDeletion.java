package dev.crmkit.core.user;

import dev.crmkit.core.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Set;

/**
 * How a user was deleted: what is needed to undo it (rules.md D9).
 *
 * @param revision the revision of the organisation that the deletion made: deletions are ordered by
 *     it, not by clocks
 * @param at when
 * @param by who did it
 * @param handedOver the portfolios that went from him by the deletion and would come back with him
 */
public record UserDeletion(
    long revision, Instant deletedAt, UserId deletedBy, Set<PortfolioId> handedOver) {

  /**
   * Copies the set.
   *
   * @param revision the revision of the organisation that the deletion made
   * @param at when
   * @param by who did it
   * @param handedOver the portfolios that went from him by the deletion and would come back with
   *     him
   */
  public UserDeletion {
    handedOver = Set.copyOf(handedOver);
  }
}

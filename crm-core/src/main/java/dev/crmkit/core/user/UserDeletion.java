package dev.crmkit.core.user;

import dev.crmkit.core.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Set;

/**
 * The deletion of a user, with what is needed to undo it (rules.md D9).
 *
 * @param revision the revision of the organisation that the deletion made: deletions are ordered by
 *     it, not by clocks
 * @param deletedAt when
 * @param deletedBy who deleted the user
 * @param handedOver the portfolios that the deletion handed over, which an undo hands back
 */
public record UserDeletion(
    long revision, Instant deletedAt, UserId deletedBy, Set<PortfolioId> handedOver) {

  /**
   * Copies the set.
   *
   * @param revision the revision of the organisation that the deletion made
   * @param deletedAt when
   * @param deletedBy who deleted the user
   * @param handedOver the portfolios that the deletion handed over, which an undo hands back
   */
  public UserDeletion {
    handedOver = Set.copyOf(handedOver);
  }
}

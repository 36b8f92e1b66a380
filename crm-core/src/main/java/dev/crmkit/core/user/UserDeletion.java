package dev.crmkit.core.user;

import dev.crmkit.core.portfolio.PortfolioId;
import java.time.Instant;
import java.util.Set;

/**
 * The deletion of a user, with the data that is needed to undo it (rules.md D9).
 *
 * @param revision the revision of the organisation that the deletion made; deletions are ordered by
 *     revision, not by clocks
 * @param deletedAt when the user was deleted
 * @param deletedBy who deleted the user
 * @param handedOver the portfolios that the deletion handed over and an undo hands back
 */
public record UserDeletion(
    long revision, Instant deletedAt, UserId deletedBy, Set<PortfolioId> handedOver) {

  public UserDeletion {
    handedOver = Set.copyOf(handedOver);
  }
}

package dev.crmkit.access.decision;

import dev.crmkit.core.internal.org.PortfolioOwner;
import dev.crmkit.core.internal.org.UserNumbers;
import dev.crmkit.core.org.OrgSnapshot;
import dev.crmkit.core.portfolio.PortfolioId;
import dev.crmkit.core.user.User;
import dev.crmkit.core.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A set of owners: all users, one user, or the Managers under a Head. What a user sees is a union
 * of such sets. They are values, so what two users see, or one user at two revisions, can be
 * compared without listing portfolios.
 *
 * @param kind the kind of set
 * @param number the number of the user's or the Head's id; 0 for all users
 */
public record OwnerSet(Kind kind, long number) {

  /** All users. */
  public static final OwnerSet ALL = new OwnerSet(Kind.ALL, 0);

  /** The kind of a set. */
  public enum Kind {
    /** All users. */
    ALL,
    /** One user. */
    USER,
    /** The Managers under a Head, without the Head. */
    TEAM
  }

  static OwnerSet of(User user) {
    return new OwnerSet(Kind.USER, user.id().value());
  }

  static OwnerSet teamOf(User head) {
    return new OwnerSet(Kind.TEAM, head.id().value());
  }

  /**
   * Returns all sets that contain an owner.
   *
   * @param owner the owner of a portfolio
   * @return two or three sets
   */
  public static List<OwnerSet> containing(PortfolioOwner owner) {
    List<OwnerSet> sets = new ArrayList<>(3);
    sets.add(ALL);
    sets.add(new OwnerSet(Kind.USER, owner.number()));
    if (owner.teamNumber() != 0) {
      sets.add(new OwnerSet(Kind.TEAM, owner.teamNumber()));
    }
    return sets;
  }

  /**
   * Returns whether an owner is in the set.
   *
   * @param owner the owner of a portfolio
   * @return true if it is
   */
  public boolean contains(PortfolioOwner owner) {
    return switch (kind) {
      case ALL -> true;
      case USER -> owner.number() == number;
      case TEAM -> owner.teamNumber() == number;
    };
  }

  /**
   * Passes the portfolios of the owners to a consumer, in no particular order.
   *
   * @param org the organisation
   * @param consumer receives each portfolio once
   */
  public void forEachPortfolio(OrgSnapshot org, Consumer<? super PortfolioId> consumer) {
    switch (kind) {
      case ALL -> org.portfolios().forEach(portfolio -> consumer.accept(portfolio.id()));
      case USER -> org.forEachPortfolioOf(UserId.of(number), consumer);
      case TEAM ->
          org.forEachDirectReport(
              UserId.of(number),
              member -> {
                if (UserNumbers.team(member) == number) {
                  org.forEachPortfolioOf(member.id(), consumer);
                }
              });
    }
  }
}

package dev.crmkit.core.internal.org;

import dev.crmkit.core.user.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a portfolio, with what a check of a record asks of him as numbers, so that it need not
 * look at the user himself.
 */
public final class PortfolioOwner {

  private final long number;
  private final long teamNumber;
  private final @Nullable User[] users;
  private final int slot;

  PortfolioOwner(User user) {
    this(user.id().value(), UserNumbers.team(user), new User[] {user}, 0);
  }

  /** The user is read when he is asked for only. */
  PortfolioOwner(long number, long teamNumber, @Nullable User[] users, int slot) {
    this.number = number;
    this.teamNumber = teamNumber;
    this.users = users;
    this.slot = slot;
  }

  /**
   * The holder himself.
   *
   * @return a living user
   */
  public User user() {
    return Objects.requireNonNull(users[slot]);
  }

  /**
   * The number of his id.
   *
   * @return 1 to {@link dev.crmkit.core.Id#MAX}
   */
  public long number() {
    return number;
  }

  /**
   * His {@link UserNumbers#team}.
   *
   * @return 0 for the Director and for Heads
   */
  public long teamNumber() {
    return teamNumber;
  }
}

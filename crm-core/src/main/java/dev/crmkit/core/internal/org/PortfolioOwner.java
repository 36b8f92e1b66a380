package dev.crmkit.core.internal.org;

import dev.crmkit.core.user.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a portfolio, with the numbers that a check of a record compares. They are copied
 * from the table, so that a check does not read the {@link User} object.
 */
public final class PortfolioOwner {

  private final long number;
  private final long teamNumber;
  private final @Nullable User[] users;
  private final int slot;

  PortfolioOwner(User user) {
    this(user.id().value(), UserNumbers.team(user), new User[] {user}, 0);
  }

  /** Creates an owner that reads the user from an array on demand. */
  PortfolioOwner(long number, long teamNumber, @Nullable User[] users, int slot) {
    this.number = number;
    this.teamNumber = teamNumber;
    this.users = users;
    this.slot = slot;
  }

  /** Returns the owner, who is not deleted. */
  public User user() {
    return Objects.requireNonNull(users[slot]);
  }

  /** Returns the number of the owner's id. */
  public long number() {
    return number;
  }

  /** Returns {@link UserNumbers#team} of the owner. */
  public long teamNumber() {
    return teamNumber;
  }
}

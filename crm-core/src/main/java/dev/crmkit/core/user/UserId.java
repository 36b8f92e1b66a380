package dev.crmkit.core.user;

import dev.crmkit.core.Id;
import dev.crmkit.core.Subject;

/**
 * The identifier of a user.
 *
 * @param value the number, 1 to {@link Id#MAX}
 */
public record UserId(long value) implements Id, Subject {

  public UserId {
    Id.check("user", value);
  }

  /**
   * Creates an identifier.
   *
   * @param value the number, 1 to {@link Id#MAX}
   * @return the id
   * @throws IllegalArgumentException if the number is out of range
   */
  public static UserId of(long value) {
    return new UserId(value);
  }

  @Override
  public String kind() {
    return "user";
  }

  @Override
  public String key() {
    return Long.toString(value);
  }

  @Override
  public String toString() {
    return path();
  }
}
